"""Reads a captured web page: trafilatura for the body, the page's own markup for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from onrecord.extraction.captures.bylines import byline
from onrecord.extraction.captures.captions import cleaned, is_caption, is_credit, is_file_photo
from onrecord.extraction.captures.captured_text import read_text
from onrecord.extraction.captures.languages import language_of
from onrecord.extraction.captures.lines import Line
from onrecord.extraction.captures.metadata import SelfDescription, describe
from onrecord.extraction.captures.web_body import body_paragraphs
from onrecord.extraction.captures.web_comments import read_comments
from onrecord.extraction.captures.web_dates import clock_and_dates
from onrecord.extraction.captures.web_lines import fill_from_lines
from onrecord.extraction.captures.web_names import Named, holding, named_elements
from onrecord.extraction.captures.web_text import block_lines, tidy_text
from onrecord.extraction.captures.web_tree import parsed
from onrecord.extraction.captures.widgets import alike, is_notice, plain, section_words, widget
from onrecord.extraction.captures.zones import Sheet

SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s*(\S+)"
)
WORDS = re.compile(r"\w+")
CRUMBS = re.compile(r"breadcrumb|crumbs?\b")
AUTHORS = re.compile(r"(?:^|[-_ ])(?:byline|author)(?:$|[-_ ])")
CAPTIONED = frozenset({"figcaption", "div", "p", "span"})
KICKERS = frozenset({"a", "span", "p", "div"})
TAG_BOXES = frozenset({"ul", "div", "p", "section", "nav"})
RELATED_BOXES = frozenset({"aside", "section", "div", "ul", "nav"})
NO_SECTIONS = frozenset(
    {"article", "articles", "post", "posts", "all", "blog", "home", "story", "page"}
)


def read_web_page(source: str, *, url: str | None) -> Sheet:
    """What a web page's HTML holds."""
    tree = parsed(source)
    if tree is None:
        return read_text(re.sub(r"<[^<>]*>", "\n", source))
    if next(tree.iter("p", "article", "main", "h1"), None) is None:
        # Only the look of a page was saved: its lines are all there is.
        return read_text("\n".join(block_lines(tree)))
    return _read_tree(tree, source, url=url)


def _read_tree(tree: HtmlElement, source: str, *, url: str | None) -> Sheet:
    said = describe(tree)
    named = named_elements(tree)
    sheet = Sheet(address=url or _saved_from(source) or said.address)
    sheet.dates = said.dates
    sheet.headline = _headline(tree, said)
    sheet.section = _section(tree, named, said, headline=sheet.headline)
    sheet.authors = _people(said.authors) or _authors(tree)
    sheet.topics = list(dict.fromkeys(_topics(tree, named) or said.topics))
    _picture(sheet, named, said)
    sheet.related = _related(named)
    sheet.comments, discussions = read_comments(named)
    sheet.comments = sheet.comments or said.comments
    lines = block_lines(tree)
    clock_and_dates(sheet, source, tree, lines)
    for discussion in discussions if sheet.comments else []:
        discussion.drop_tree()
    sheet.paragraphs = [
        p
        for p in body_paragraphs(tree, source=source, headline=sheet.headline)
        if p != sheet.caption
    ]
    fill_from_lines(sheet, lines)
    _account_for(sheet, lines)
    sheet.language = _language(tree) or language_of(" ".join(sheet.paragraphs))
    return sheet


def _language(tree: HtmlElement) -> str | None:
    language = (tree.get("lang") or "").lower()
    return language[:2] if re.match(r"[a-z]{2}(?:$|[-_])", language) else None


def _saved_from(source: str) -> str | None:
    found = SAVED_FROM.search(source[:4000])
    return (found[1] or found[2]) if found else None


def _headline(tree: HtmlElement, said: SelfDescription) -> str | None:
    """The <h1> that the page's description repeats; else the description without the site."""
    stated = [_without_site(h, said.site) for h in said.headlines]
    ones = [t for t in (tidy_text(e) for e in tree.iter("h1")) if len(t) > 3]
    for one in ones:
        if any(alike(one, s) for s in stated):
            return one
    if stated:
        return stated[0]
    title = next((" ".join((e.text or "").split()) for e in tree.iter("title")), "")
    if ones:
        return max(ones, key=lambda one: (_shared(one, title), -ones.index(one)))
    return re.split(r"\s+[|–—]\s+(?=[^|–—]+$)", title)[0] or None


def _without_site(title: str, site: str | None) -> str:
    match = re.search(r"\s+[|–—-]\s+([^|–—]+)$", title)
    return title[: match.start()] if match and site and alike(match[1], site) else title


def _shared(one: str, other: str) -> float:
    words = set(re.findall(r"\w+", plain(one)))
    return len(words & set(re.findall(r"\w+", plain(other)))) / len(words) if words else 0.0


def _section(
    tree: HtmlElement, named: Sequence[Named], said: SelfDescription, *, headline: str | None
) -> str | None:
    for stated in said.sections:
        section = re.split(r"\s*[,;/>]\s*", stated)[0]
        if plain(section) not in NO_SECTIONS and len(section.split()) <= 5:
            return section
    for element in tree.iter("nav", "ol", "ul", "div"):
        if _holds_crumbs(element):
            steps = [tidy_text(e) for e in element.iter("a", "span", "li")]
            steps = [s for s in dict.fromkeys(steps) if s and not widget(s) and len(s) <= 40]
            steps = [s for s in steps if not alike(s, headline or "") and re.search(r"\w", s)]
            leaves = [s for s in steps if not any(o != s and o in s for o in steps)]
            return leaves[-1] if leaves else None
    for text in map(tidy_text, holding("kicker", named, KICKERS)):
        if 2 < len(text) <= 40 and not widget(text) and len(text.split()) <= 4:
            return text
    return None


def _holds_crumbs(element: HtmlElement) -> bool:
    if (names := element.get("class")) and CRUMBS.search(names.lower()):
        return True
    label = element.get("aria-label")
    return label is not None and plain(label) == "breadcrumb"


def _people(stated: Sequence[str]) -> list[str]:
    """Names without "By", office and agency; what is no name stays as the page has it."""
    found: list[str] = []
    for text in stated:
        bare = re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)
        named = byline(f"By {bare}", near_headline=False)
        found += named[0] if named and not named[1] else [bare]
    return list(dict.fromkeys(found))


def _authors(tree: HtmlElement) -> list[str]:
    for element in tree.iter("a", "span", "p", "div", "address"):
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if marked or ((names := element.get("class")) and AUTHORS.search(names.lower())):
            text = tidy_text(element)
            found = byline(text, near_headline=False) or (byline(f"By {text}", near_headline=False))
            if found and len(text) <= 80:
                return list(found[0])
    return []


def _topics(tree: HtmlElement, named: Sequence[Named]) -> list[str]:
    links = [tidy_text(e) for e in tree.iter("a") if e.get("rel") == "tag"]
    if not links:
        boxes = holding("tags", named, TAG_BOXES)
        links = [tidy_text(a) for a in boxes[0].iter("a", "li")] if boxes else []
    return [link.lstrip("# ") for link in links if 1 < len(link) <= 60 and not widget(link)]


def _picture(sheet: Sheet, named: Sequence[Named], said: SelfDescription) -> None:
    """The first caption inside the report; one outside it only where there is no other."""
    marked = holding("caption", named, CAPTIONED)
    marked.sort(key=lambda e: not any(a.tag in ("article", "main") for a in e.iterancestors()))
    found = [*map(tidy_text, marked), *said.captions]
    full = [
        t
        for t in found
        if len(t.split()) > 2 and len(t) > 20 and not widget(t) and not is_credit(t)
    ]
    if full:
        sheet.caption = cleaned(full[0])
    sheet.is_file_photo = any(
        map(is_file_photo, [*full[:1], *(t for t in found[:3] if is_credit(t))])
    )


def _related(named: Sequence[Named]) -> list[str]:
    """The linked headlines of boxes that are named, or headed, as related reports."""
    found: list[str] = []
    for element in holding("related", named, RELATED_BOXES):
        links = [tidy_text(a) for a in element.iter("a")]
        found += [t for t in links if len(t.split()) >= 3 and len(t) <= 200 and not widget(t)]
    return list(dict.fromkeys(found))[:12]


def _account_for(sheet: Sheet, lines: Sequence[str]) -> None:
    """Lists every line of the page that stands in none of the fields."""
    kept = [*sheet.paragraphs, *sheet.related, *sheet.topics, *(c.text for c in sheet.comments)]
    kept += [sheet.headline or "", sheet.section or "", sheet.caption or "", *sheet.authors]
    whole = {text: "".join(WORDS.findall(text)) for text in kept}
    joined = "".join(whole[text] for text in kept)
    bares = frozenset(whole.values())
    for line in dict.fromkeys(lines):
        if line in whole:
            continue
        bare = "".join(WORDS.findall(line))
        if bare in bares or (len(bare) > 20 and bare in joined):
            continue
        sheet.furniture.append(line)
        if (
            Line(line).is_prose
            and not is_notice(line)
            and not is_caption(line)
            and not section_words(line) > 0.6
        ):
            sheet.unplaced.append(line)
