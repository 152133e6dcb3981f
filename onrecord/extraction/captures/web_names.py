"""The elements of a web page that say what they hold: by class, id, type or their first heading."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from onrecord.extraction.captures.web_text import tidy_text
from onrecord.extraction.captures.widgets import widget

DISCUSSION = re.compile(
    r"comment|discussion|disqus|respon|kommentar|commentaire|diskussion|talkback|conversation"
)
# What may stand between two names of a class, and the names by what they tell.
GAP = "-_ "
WIDE_GAP = r"\s_-"
CLASSES = {
    "related": (
        WIDE_GAP,
        r"related|read-?(?:also|next|more)|more-?on|see-?also|recommended|recirc\w*|siehe-?auch",
    ),
    "caption": (GAP, "caption"),
    "kicker": (GAP, "section|category|kicker|eyebrow|rubric"),
    "tags": (GAP, "tags?|topics?|keywords|tag-?list"),
}


def _pattern(gap: str, names: str) -> re.Pattern[str]:
    """For classes with a space before them: a pattern is quick where it begins with a sign."""
    return re.compile(rf"[{gap}](?:{names})(?:$|[{gap}])")


PATTERNS = {what: _pattern(gap, names) for what, (gap, names) in CLASSES.items()}
ANY = _pattern(WIDE_GAP, "|".join(names for _, names in CLASSES.values()))
COMMENT_TYPE = re.compile(r"schema\.org/Comment|UserComments")
BOXES = frozenset({"aside", "section", "div", "ul", "nav", "details"})
LISTS = frozenset({"ul", "nav"})
HEADINGS = frozenset({"h2", "h3", "h4", "summary", "header"})
ANY_HEADING = HEADINGS | {"h5", "p", "strong"}
NOTHING = frozenset[str]()


class Named(NamedTuple):
    """An element, its tag, and what it says it holds."""

    element: HtmlElement
    tag: str
    holds: frozenset[str]


def named_elements(tree: HtmlElement) -> list[Named]:
    """Those that say what they hold, in their order: one walk for all who look for some."""
    found: list[Named] = []
    for element in tree.iter():
        tag = element.tag
        holds = _by_class(words) if (words := element.get("class")) else NOTHING
        if name := element.get("id"):
            holds |= _by_id(name)
        if (kind := element.get("itemtype")) and COMMENT_TYPE.search(kind):
            holds |= {"comment"}
        if tag == "figcaption":
            holds |= {"caption"}
        elif tag in BOXES and len(element):
            holds |= by_heading(element)
        if holds:
            found.append(Named(element, tag, holds))
    return found


def holding(what: str, named: Sequence[Named], tags: Collection[str]) -> list[HtmlElement]:
    """The elements of these tags that hold this."""
    return [element for element, tag, holds in named if what in holds and tag in tags]


def by_heading(box: HtmlElement) -> frozenset[str]:
    """Whether a box opens with a heading such as "Comments (3)" or "Read also"."""
    if not len(box) or (first := box[0]).tag not in ANY_HEADING:
        return NOTHING
    said = widget(tidy_text(first))
    if said is None:
        return NOTHING
    holds = said.kinds & {"related"} if len(first) < 5 else NOTHING
    if box.tag in BOXES - LISTS and first.tag in HEADINGS:
        holds |= said.kinds & {"discussion"}
    return holds


# The pages of a folder are often of one site.
@lru_cache(maxsize=4096)
def _by_class(words: str) -> frozenset[str]:
    lowered = f" {words.lower()}"
    holds = frozenset({"discussion"}) if DISCUSSION.search(lowered) else NOTHING
    if ANY.search(lowered):  # few have one
        holds |= {what for what, pattern in PATTERNS.items() if pattern.search(lowered)}
    return holds


@lru_cache(maxsize=1024)
def _by_id(name: str) -> frozenset[str]:
    holds = frozenset({"discussion"}) if DISCUSSION.search(name.lower()) else NOTHING
    return holds | {"related"} if PATTERNS["related"].search(f" {name}") else holds
