"""The text of a web page's elements, block by block."""

from __future__ import annotations

from collections.abc import Collection

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
    # Not recursive: a page may be nested a hundred thousand deep. What follows an element's
    # children waits below them as a string.
    stack: list[HtmlElement | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag
        line_end = "" if tag in INLINE else "\n"
        after = line_end
        if node is not element and (tail := node.tail):
            after += tail.replace("\n", " ")
        if isinstance(tag, str) and tag not in SILENT and (not without or node not in without):
            text = node.text or ""
            pieces.append(line_end + (text if tag == "pre" else text.replace("\n", " ")))
            if after:
                stack.append(after)
            stack += reversed(node)
        else:
            pieces.append(after)
    return [line for raw in "".join(pieces).split("\n") if (line := " ".join(raw.split()))]


def tidy_text(element: HtmlElement) -> str:
    """All the text in an element on one line."""
    if len(element) == 0 and element.tag not in SILENT:
        return " ".join((element.text or "").split())
    return " ".join(" ".join(block_lines(element)).split())


def class_words(element: HtmlElement) -> str:
    """The element's classes, lower-case."""
    return (element.get("class") or "").lower() if isinstance(element.tag, str) else ""
