"""Reads a page's report by trafilatura, comparing readers only where that can change the report.

trafilatura compares what it reads with what readability reads, which takes as long again. It keeps
its own, though, unless readability's has more than twice the length: that is ruled out where the
whole page has not, or else by asking readability alone.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from copy import copy
from functools import lru_cache

import trafilatura
from lxml.etree import XPath, iterwalk, tostring
from lxml.html import HtmlElement
from trafilatura.external import SANITIZED_XPATH, try_readability
from trafilatura.htmlprocessing import prune_unwanted_nodes
from trafilatura.settings import Document, Extractor
from trafilatura.xpaths import (
    OVERALL_DISCARD_XPATH,
    RAW_TREE_PRUNE_XPATH,
    REMOVE_COMMENTS_AND_LISTS_XPATH,
)

# Made once: for each that it makes, trafilatura asks its configuration and the clock.
ALONE = Extractor(output_format="python", fast=True, precision=True, comments=False)
STRICT = Extractor(precision=True, comments=False)
LENIENT = Extractor(comments=False)
# A broken page can trip the library; the page's own lines are read then.
BROKEN = (ValueError, TypeError, AttributeError, RecursionError)
# Alone, trafilatura looks through teasers too for a report of which it has found too little.
TEASER = XPath("boolean(/descendant::*[contains(@class, 'easer') or contains(@id, 'easer')])")
# A text with any of these is compared with a third reader's.
UNCLEAN = XPath(SANITIZED_XPATH)
# What it takes from the page that it hands to readability, and some of the words it does so by.
FURNITURE = (RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH, OVERALL_DISCARD_XPATH)
BOXES = re.compile(r"bar|menu|widget|elated|meta|[fF]ooter|social|button|slide")
# readability may leave this of a frame, and writes these so that they are read again as longer.
FRAME = len(" VIDEO ")
VERBATIM = ("xmp", "noembed", "noframes", "plaintext")
# It leaves nothing of a list that has nothing but links, and fewer commas than these.
COMMAS = 10


def read_strictly(tree: HtmlElement, *, source: str) -> str:
    """The report, with little that is none."""
    if not ("easer" in source and TEASER(tree)):
        with suppress(*BROKEN):
            own = trafilatura.bare_extraction(tree, options=ALONE)
            if isinstance(own, Document) and _stands(own.body, tree):
                return unicodedata.normalize("NFC", (own.text or "").strip())
    return _read(tree, STRICT)


def read_leniently(tree: HtmlElement) -> str:
    """The report, and with it perhaps what is none."""
    return _read(tree, LENIENT)


def _read(tree: HtmlElement, options: Extractor) -> str:
    try:
        return trafilatura.extract(tree, options=options) or ""
    except BROKEN:
        return ""


def _stands(body: HtmlElement, tree: HtmlElement) -> bool:
    """Whether trafilatura keeps this body of a page, whatever the others read."""
    length = len(" ".join(body.itertext()).strip())
    paragraphs = list(body.iter("p"))
    return (
        length >= ALONE.min_extracted_size
        and any(next(paragraph.itertext(), None) for paragraph in paragraphs)
        and sum(1 for _ in body.iter("table")) <= len(paragraphs)
        and not UNCLEAN(body)
        and (_has_at_most(2 * length, tree) or _by_readability(tree) <= 2 * length)
    )


def _has_at_most(length: int, tree: HtmlElement) -> bool:
    """Whether readability could find no longer text in all of the page."""
    if next(tree.iter(*VERBATIM), None) is not None:
        return False
    whole = _length(tree.text_content()) + FRAME * sum(1 for _ in tree.iter("iframe"))
    return whole <= length or whole - _dropped(tree) <= length


def _by_readability(tree: HtmlElement) -> int:
    """The length of the text that readability finds."""
    page = copy(tree)
    for expressions in FURNITURE:
        prune_unwanted_nodes(page, expressions)
    text: bytes = tostring(try_readability(page), method="text", encoding="utf-8")
    return _length(text.decode())


def _dropped(tree: HtmlElement) -> int:
    """The length of text that readability is not given, or drops for sure."""
    length = 0
    walk = iterwalk(tree, events=("start",), tag=("div", "ul", "script"))
    for _, element in walk:
        if element is not tree and _is_dropped(element):
            length += _length(element.text_content())
            walk.skip_subtree()
    return length


def _is_dropped(element: HtmlElement) -> bool:
    if element.tag == "div":
        return _is_furniture(element.get("class") or "")
    return element.tag == "script" or _is_all_links(element)


# The pages of a folder are often of one site.
@lru_cache(maxsize=4096)
def _is_furniture(classes: str) -> bool:
    return BOXES.search(classes) is not None


def _is_all_links(element: HtmlElement) -> bool:
    text = element.text_content()
    if text.count(",") >= COMMAS:
        return False
    linked = "".join(link.text_content() for link in element.iter("a"))
    return "".join(text.split()) == "".join(linked.split())


def _length(text: str) -> int:
    return len(" ".join(text.split()))
