"""Where a web page's markup tells nothing, its lines are read as those of plain text are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extraction.captures import comment_heads
from onrecord.extraction.captures.captions import cleaned, is_caption, is_file_photo
from onrecord.extraction.captures.captured_text import read_text
from onrecord.extraction.captures.comments import read_discussion
from onrecord.extraction.captures.lines import Line
from onrecord.extraction.captures.widgets import opens_discussion
from onrecord.extraction.captures.zones import Sheet, discussion_start, marks_of

# A page of few lines has no menus that could pass for related headlines and topics.
FEW_LINES = 120
AT_MOST = 400


def fill_from_lines(sheet: Sheet, lines: Sequence[str]) -> None:
    """Adds what the markup did not tell, and takes comments and a caption out of the body."""
    if not sheet.comments:
        _take_discussion(sheet, lines)
    for paragraph in sheet.paragraphs[:2]:
        if sheet.caption is None and is_caption(paragraph):
            sheet.caption, sheet.is_file_photo = cleaned(paragraph), is_file_photo(paragraph)
            sheet.paragraphs.remove(paragraph)
    is_bare = not (sheet.section or sheet.related or sheet.topics)
    if (is_bare and len(lines) <= FEW_LINES) or not (sheet.paragraphs and sheet.headline):
        _fill_from_text(sheet, lines[:AT_MOST])


def _take_discussion(sheet: Sheet, lines: Sequence[str]) -> None:
    """The comments below a heading such as "Comments", where the page shows their beginnings."""
    body = set(sheet.paragraphs)
    first = next((n for n, line in enumerate(lines) if line in body), len(lines))
    below = [Line(line) for line in lines[first : first + AT_MOST]]
    headings = [
        n for n, line in enumerate(below) if len(line.text) < 80 and opens_discussion(line.text)
    ]
    if not headings or not any(map(_begins, below[headings[0] :])):
        return
    page = [marks_of(line) for line in below]
    start = discussion_start(page)
    talk = read_discussion(below[start:])
    # Without a heading, what looks like comments may be posts that the report quotes.
    if talk.is_told and page[start].widget:
        sheet.comments = talk.comments
        said = {line for comment in talk.comments for line in comment.text.split("\n")}
        sheet.paragraphs = [p for p in sheet.paragraphs if p not in said]


def _begins(line: Line) -> bool:
    return comment_heads.head(line) is not None or comment_heads.is_date(line)


def _fill_from_text(sheet: Sheet, lines: Sequence[str]) -> None:
    read = read_text("\n\n".join(lines))
    sheet.headline = sheet.headline or read.headline
    sheet.paragraphs = sheet.paragraphs or read.paragraphs
    sheet.section = sheet.section or read.section
    sheet.authors = sheet.authors or read.authors
    sheet.clock = sheet.clock or read.clock
    sheet.dates = sheet.dates or read.dates
    sheet.related = sheet.related or read.related
    sheet.topics = sheet.topics or read.topics
    if sheet.caption is None and read.caption and read.caption not in sheet.paragraphs:
        sheet.caption, sheet.is_file_photo = read.caption, read.is_file_photo
