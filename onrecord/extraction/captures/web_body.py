"""The body of a report in a web page: trafilatura's choice, without what belongs to the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from onrecord.extraction.captures.captions import is_credit
from onrecord.extraction.captures.lines import Line
from onrecord.extraction.captures.web_reading import read_leniently, read_strictly
from onrecord.extraction.captures.web_tree import shed_code
from onrecord.extraction.captures.widgets import alike, is_notice, labelled, widget

MARK = re.compile(r"[-–•|]\s+")
# Below this a strict reading may have lost the report: a second, lenient one is compared with it.
SHORT = 800


def body_paragraphs(tree: HtmlElement, *, source: str, headline: str | None) -> list[str]:
    """The report's paragraphs, subheadings and list items in reading order. Sheds a tree's code."""
    shed_code(tree)
    text = read_strictly(tree, source=source)
    if len(text) < SHORT:
        lenient = read_leniently(tree)
        text = lenient if len(lenient) > 2 * len(text) else text
    lines = [tidied for line in text.splitlines() if (tidied := " ".join(line.split()))]
    return _without_furniture(lines, headline=headline)


def _without_furniture(lines: Sequence[str], *, headline: str | None) -> list[str]:
    kept: list[str] = []
    seen_prose = False
    for line in lines:
        bare = line[mark.end() :] if (mark := MARK.match(line)) else line
        is_headline = not seen_prose and headline and alike(bare, headline)
        seen_prose = seen_prose or Line(line).is_prose
        label = labelled(bare)
        if is_headline or (label and len(line) < 200) or is_credit(bare):
            continue
        if (widget(bare) and not _could_be_subheading(bare)) or (
            is_notice(bare) and len(line) < 300
        ):
            continue
        kept.append(line)
    return kept


def _could_be_subheading(line: str) -> bool:
    found = widget(line)
    return found is not None and not found.kinds - {"tools"} and len(line.split()) == 1
