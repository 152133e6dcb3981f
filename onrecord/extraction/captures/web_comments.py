"""Finds readers' comments in a web page's markup: lists, threads, microdata, <details>."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from onrecord.extraction.captures.comment_heads import answering
from onrecord.extraction.captures.lines import name_like
from onrecord.extraction.captures.stamps import stamp, trailing_stamp
from onrecord.extraction.captures.web_names import Named, by_heading, holding
from onrecord.extraction.captures.web_text import block_lines, class_words, tidy_text
from onrecord.extraction.captures.widgets import widget
from onrecord.extraction.types import CapturedComment

ITEM = re.compile(
    r"^(?:(?:js-|c-|m-|o-)?(?:user-?|reader-?|single-?)?"
    r"(?:comment|reply|response|post|kommentar|commentaire)"
    r"(?:[-_]{1,2}?(?:item|thread|wrap(?:per)?|box|container|entry|single|node|block|row|card|main|"
    r"\d+))?|depth-\d+|media-comment)$"
)
AUTHOR = re.compile(
    r"^(?:.*[-_])?(?:author|user-?name|fn|display-?name|nick(?:name)?|poster|commenter|by-?line|autor|name|user|who)(?:[-_](?:name|link|info))?$"
)
TEXT = re.compile(
    r"^(?:.*[-_])?(?:text|body|content|message|copy|description|markdown|e-content|inhalt|said)$"
)
NOISE = re.compile(
    r"^(?:.*[-_])?(?:actions?|buttons?|footer|tools?|toolbar|controls?|meta(?:data)?|date|time|timestamp|votes?|likes?|permalink|badge|avatar|report|share|form|respond)(?:[-_].*)?$"
)
NESTED = re.compile(r"(?:^|[-_])(?:children|replies|thread|nested|child|responses)(?:$|[-_])")
ZONES = frozenset({"div", "section", "ol", "ul", "aside", "details", "table", "article", "footer"})


def read_comments(elements: Sequence[Named]) -> tuple[list[CapturedComment], list[HtmlElement]]:
    """The comments in page order, and the elements that hold the discussion."""
    zones = [zone for zone in _zones(elements) if not _is_too_wide(zone)]
    items = _items(elements, zones)
    inside = set(items)
    found: list[CapturedComment] = []
    authors: dict[HtmlElement, str | None] = {}
    for item in items:
        nested = [e for e in item.iterdescendants() if e in inside or NESTED.search(class_words(e))]
        author = authors[item] = _author(item, nested)
        text, named = _text(item, nested, author=author)
        parent = _parent(item, authors)
        if text:
            found.append(CapturedComment(author=author, reply_to=named or parent, text=text))
    return found, zones


def _items(elements: Sequence[Named], zones: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The elements that hold one comment each: by microdata, else by their class."""
    marked = [element for element, _, holds in elements if "comment" in holds]
    if marked:
        return marked
    found: list[HtmlElement] = []
    for zone in zones:
        candidates = [
            e for e in zone.iter("li", "div", "article", "section", "details", "tr") if _is_item(e)
        ]
        found += [e for e in candidates if not _repeats_parent(e, candidates)]
    return list(dict.fromkeys(found)) or _plain_items(zones)


def _zones(elements: Sequence[Named]) -> list[HtmlElement]:
    wide = holding("discussion", elements, ZONES)
    inside = set(wide)
    return [e for e in wide if not any(a in inside for a in e.iterancestors())]


def _is_too_wide(zone: HtmlElement) -> bool:
    """A page's outermost boxes may bear the word too: a box with the headline is no discussion."""
    return zone.tag == "body" or bool(zone.xpath(".//h1"))


def _is_item(element: HtmlElement) -> bool:
    if _has_class(element, ITEM):
        return True
    return bool(re.match(r"(?:li-|div-)?comment-?_?\w*\d", (element.get("id") or "").lower()))


def _repeats_parent(element: HtmlElement, candidates: Sequence[HtmlElement]) -> bool:
    """A box inside the same comment, not a reply: nothing between the two begins a thread."""
    inside = set(candidates)
    for above in element.iterancestors():
        if NESTED.search(class_words(above)) or above.tag in ("ol", "ul"):
            return False
        if above in inside:
            siblings = [e for e in above.iterdescendants() if e in inside]
            return len(siblings) == 1 or (element.getparent() is above and len(siblings) <= 1)
    return False


def _plain_items(zones: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Without telling classes: the list items, or else the paragraphs, of a discussion's box."""
    for zone in zones:
        for tag in ("li", "article", "details", "blockquote", "p"):
            items = [
                e for e in zone.iter(tag) if len(tidy_text(e)) > 3 and not widget(tidy_text(e))
            ]
            signed = sum(_author(item, []) is not None for item in items)
            if (
                items
                and _no_form(items)
                and (signed * 2 >= len(items) or "discussion" in by_heading(zone))
            ):
                return items
    return []


def _no_form(items: Sequence[HtmlElement]) -> bool:
    """Whether none of these is part of the form for a new comment."""
    return not any(item.xpath("ancestor::form | .//form | .//textarea") for item in items)


def _author(item: HtmlElement, nested: Sequence[HtmlElement]) -> str | None:
    for element in _own(item, nested):
        is_named = element.get("itemprop") in ("author", "creator", "name") or element.tag == "cite"
        if is_named or _has_class(element, AUTHOR):
            name = re.sub(r"\s*(?:says|said|wrote|schrieb|sagt|dit)?\s*:?$", "", tidy_text(element))
            dated = trailing_stamp(name)
            name = (dated[0] if dated else name).removeprefix("By ")
            if name_like(name) and not widget(name) and not stamp(name):
                return name
    bold = [
        e for e in _own(item, nested) if e.tag in ("b", "strong", "summary", "h4", "h5", "h6", "a")
    ]
    names = [re.sub(r"\s*(?:says|wrote)?:$", "", tidy_text(e)) for e in bold[:2]]
    dated_names = [(d[0] if (d := trailing_stamp(n)) and d[0] else n) for n in names]
    return next(
        (n for n in dated_names if n and name_like(n) and not widget(n) and not stamp(n)), None
    )


def _own(item: HtmlElement, nested: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The elements of a comment that are not inside a reply to it."""
    others = set(nested)
    found: list[HtmlElement] = []
    skip: set[HtmlElement] = set()
    for element in item.iterdescendants():
        if not isinstance(element.tag, str):
            continue
        if element in others or element.getparent() in skip:
            skip.add(element)
        else:
            found.append(element)
    return found


def _text(
    item: HtmlElement, nested: Sequence[HtmlElement], *, author: str | None
) -> tuple[str, str | None]:
    """The words of a comment without its name, time and buttons; and whom it says it answers."""
    own = _own(item, nested)
    boxes = [
        e for e in own
        if e.get("itemprop") in ("text", "commentText") or _has_class(e, TEXT)
    ]  # fmt: skip
    body = boxes[0] if boxes and tidy_text(boxes[0]) else item
    skipped = set(nested) | {e for e in own if _has_class(e, NOISE)}
    lines, named = [], None
    for line in block_lines(body, without=skipped):
        said = _without_name(line, author) if body is item or line == author else line
        parent = answering(said)
        if parent:
            named = parent
        elif said and not widget(said) and not stamp(said):
            lines.append(said)
    return "\n".join(lines), named


def _without_name(line: str, author: str | None) -> str:
    if not author or not line.startswith(author):
        return line
    rest = line[len(author) :].lstrip(" :·•|,–-")
    rest = re.sub(r"^(?:says|said|wrote)\s*:?\s*", "", rest)
    return "" if stamp(rest) else rest


def _parent(item: HtmlElement, authors: dict[HtmlElement, str | None]) -> str | None:
    return next((authors[above] for above in item.iterancestors() if above in authors), None)


def _has_class(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(word) for word in class_words(element).split())
