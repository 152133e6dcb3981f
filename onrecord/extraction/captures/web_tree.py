"""Parses a web page, once for the readers here and for trafilatura alike."""

from __future__ import annotations

import re

from lxml.etree import ElementDefaultClassLookup, LxmlError, strip_attributes, strip_elements
from lxml.html import HtmlElement, HTMLParser, fromstring
from trafilatura.utils import load_html

# As trafilatura's own, but for the class of its elements: lxml.html calls a function for each
# element that a walk comes to, to tell forms and their fields from others.
PARSER = HTMLParser(
    encoding="utf-8",
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
    default_doctype=False,
)
PARSER.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
# lxml stumbles over a slash in a document type: https://bugs.launchpad.net/lxml/+bug/1955915
SLASHED_TYPE = re.compile(r"\A< ?! ?doctype[^>\n]*/[^<>\n]*>", re.IGNORECASE)
CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
NO_SIGNS = ("\ufffe", "\uffff")
# What trafilatura looks for in scripts.
LINKED_DATA = "application/ld+json"
# The attributes by which it takes an element for furniture.
TELLING = frozenset({"class", "id", "style", "aria-hidden"})


def parsed(source: str) -> HtmlElement | None:
    """The root of a page, or None where it is none. What is not sound trafilatura mends."""
    try:
        if _is_sound(source):
            tree = fromstring(SLASHED_TYPE.sub("", source, count=1), parser=PARSER)
            if len(tree) > 1:
                return tree
    except (LxmlError, ValueError):
        pass  # an encoding named in XML, or nothing to parse
    try:
        return load_html(source)
    except (LxmlError, ValueError, TypeError):
        return None


def shed_code(tree: HtmlElement) -> None:
    """Takes out scripts, styles, addresses and what the head says: trafilatura reads none of it.

    It would copy it four times, and ask each element by many patterns whether it is furniture.
    """
    for script in tree.iter("script"):
        if script.get("type") != LINKED_DATA:
            script.tag = "style"
    strip_elements(tree, "style", with_tail=False)
    if (head := tree.find("head")) is not None:
        # One link stays: a text in which trafilatura finds any is read once more.
        links = [link for link in head.iter("link") if TELLING.isdisjoint(link.keys())]
        for link in links[1:]:
            link.tag = "meta"
        strip_elements(head, "meta", with_tail=False)
    strip_attributes(tree, "href")


def _is_sound(source: str) -> bool:
    """Whether a page has no control signs and no <html/> that ends where it begins."""
    raw = source.encode("utf-8", "surrogatepass")
    if any(sign in raw for sign in CONTROL) or any(sign in source for sign in NO_SIGNS):
        return False
    first = source[:4096].splitlines()[:4]
    return not any("<html" in line and line.endswith("/>") for line in first)
