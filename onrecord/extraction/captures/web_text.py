"""The text of a web page's elements, block by block."""

from __future__ import annotations

from collections.abc import Collection

from lxml.etree import iterwalk
from lxml.html import HtmlElement

SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "select", "object"}
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)


def block_lines(element: HtmlElement, *, without: Collection[HtmlElement] = ()) -> list[str]:
    """The lines a reader would see, white space tidied, empty ones left out."""
    pieces: list[str] = []
    walk = iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if tag not in INLINE:
            pieces.append("\n")
        if event == "end":
            if node is not element and (tail := node.tail):
                pieces.append(tail.replace("\n", " "))
        elif tag in SILENT or (without and node in without):
            walk.skip_subtree()
        elif text := node.text:
            pieces.append(text if tag == "pre" else text.replace("\n", " "))
    return [line for raw in "".join(pieces).split("\n") if (line := " ".join(raw.split()))]


def tidy_text(element: HtmlElement) -> str:
    """All the text in an element on one line."""
    if len(element) == 0 and element.tag not in SILENT:
        return " ".join((element.text or "").split())
    return " ".join(" ".join(block_lines(element)).split())


def class_words(element: HtmlElement) -> str:
    """The element's classes, lower-case."""
    return (element.get("class") or "").lower() if isinstance(element.tag, str) else ""
