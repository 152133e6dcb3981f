"""Reads the plain text of a captured page: every line gets a place, or is said to have none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extraction.captures.bylines import byline
from onrecord.extraction.captures.captions import cleaned, credited_caption, is_file_photo
from onrecord.extraction.captures.comments import read_discussion
from onrecord.extraction.captures.languages import language_of
from onrecord.extraction.captures.lines import SMALL_WORDS, Line, lines_of, name_like
from onrecord.extraction.captures.page_top import (
    headline_at,
    is_breadcrumb,
    menu_lines,
    section_at,
    section_beside_date,
    section_name,
)
from onrecord.extraction.captures.stamps import Stamp, stamp, trailing_stamp
from onrecord.extraction.captures.surroundings import read_surroundings
from onrecord.extraction.captures.widgets import is_notice, plain, section_words, widget
from onrecord.extraction.captures.zones import (
    Marks,
    Sheet,
    body_zone,
    discussion_start,
    marks_of,
)

BETWEEN_STAMPS = re.compile(
    r"\s*[|·•();]\s*|\s+[–—-]\s+"
    r"|\s+(?=(?:last )?(?:updated|modified|published|aktualisiert|stand)\b)",
    re.IGNORECASE,
)


def read_text(source: str) -> Sheet:
    """What a captured page's plain text holds."""
    page = [marks_of(line) for line in lines_of(source)]
    start_of_talk = discussion_start(page)
    report = page[:start_of_talk]
    body = body_zone(report)
    headline = headline_at(report, body)
    first, stop = _below_headline(report, body, headline)
    sheet = Sheet()
    if headline is not None:
        sheet.headline = report[headline].line.text
    _read_top(sheet, report[:first], headline=headline)
    _read_body(sheet, report[first:stop])
    read_surroundings(sheet, report[stop:], body=sheet.paragraphs, needs_header=False)
    talk = read_discussion([marks.line for marks in page[start_of_talk:]])
    sheet.comments += talk.comments
    for text in talk.furniture:
        sheet.furniture += _pieces(text)
    sheet.furniture += talk.unplaced
    sheet.unplaced += talk.unplaced
    below = page[start_of_talk + talk.length :]
    read_surroundings(sheet, below, body=sheet.paragraphs, needs_header=True)
    sheet.language = language_of(" ".join(sheet.paragraphs))
    return sheet


def _below_headline(
    page: Sequence[Marks], body: tuple[int, int], headline: int | None
) -> tuple[int, int]:
    """The prose below the headline; lines between the two that are no prose belong to the top."""
    first, stop = body
    if headline is not None and headline >= first:
        first = headline + 1
    while first < stop and page[first].weight <= 0:
        first += 1
    return (first, stop) if first < stop else (max(first, (headline or -1) + 1),) * 2


def _read_top(sheet: Sheet, top: Sequence[Marks], *, headline: int | None) -> None:
    section = section_at(top, len(top), headline)
    if section is not None:
        sheet.section = section_name(top[section].line.text, headline=sheet.headline)
    else:
        sheet.section = next(filter(None, (section_beside_date(m.line.text) for m in top)), None)
    menu = menu_lines(top)
    for number, marks in enumerate(top):
        if number == headline:
            continue
        if number in menu and number != section:
            sheet.furniture.append(marks.line.text)
            continue
        if number == section:
            if sheet.section != marks.line.text:
                sheet.furniture.append(marks.line.text)
        else:
            _read_top_line(sheet, marks, number=number, headline=headline)


def _read_top_line(sheet: Sheet, marks: Marks, *, number: int, headline: int | None) -> None:
    text = marks.line.text
    is_below = headline is not None and number > headline
    near = is_below and number - (headline or 0) <= 6
    who = None if marks.widget else byline(text, near_headline=near)
    if marks.stamp or (who is None and _stamps_of(text)):
        _note_dates(sheet, text, is_first=number == 0, is_below=is_below)
    elif who:
        sheet.authors += [name for name in who[0] if name not in sheet.authors]
        sheet.dates += [who[1]] if who[1] else []
        sheet.furniture.append(text)
    elif marks.is_caption or marks.is_credit or (marks.is_prose and not is_below):
        _note_picture(sheet, marks)
    elif marks.label and marks.label[0] == "tags":
        read_surroundings(sheet, [marks], body=[], needs_header=True)
    elif near and marks.is_free and sheet.authors == [] and _lone_author(text, sheet):
        sheet.authors.append(text)
    elif marks.is_free and is_below and _standfirst(marks.line):
        sheet.paragraphs.append(text)
    elif marks.is_free and not is_below and _standfirst(marks.line) and not _repeats(text, sheet):
        _note_picture(sheet, marks)
    else:
        _set_aside(sheet, text)


def _standfirst(line: Line) -> bool:
    """Whether it is a sentence in all but its full stop, as standfirsts and captions are."""
    small = sum(word.lower() in SMALL_WORDS for word in line.words)
    return len(line.words) >= 7 and small >= 2 and line.titled < 0.6


def _lone_author(text: str, sheet: Sheet) -> bool:
    """A bare name right under the headline, where the section was found elsewhere."""
    words = text.split()
    return (
        sheet.section is not None
        and 2 <= len(words) <= 3
        and name_like(text)
        and all(w[0].isupper() for w in words)
    )


def _stamps_of(text: str) -> list[Stamp]:
    """The stamps of a line made of several: "Published … | Updated …"."""
    whole = stamp(text)
    if whole:
        return [whole]
    parts = [part for part in BETWEEN_STAMPS.split(text) if part]
    found = [stamp(part) for part in parts]
    rest = [p for p, s in zip(parts, found, strict=True) if not s]
    if len(rest) == len(parts) or not all(
        widget(p) or (len(p.split()) <= 2 and len(parts) > 1) for p in rest
    ):
        return []
    return [s for s in found if s]


def _note_dates(sheet: Sheet, text: str, *, is_first: bool, is_below: bool) -> None:
    """Above the headline an unlabelled date is the page's clock; below it the report's own."""
    stamps = _stamps_of(text)
    # A clock is never brought up to date: beside an update stands the day of publication.
    is_below = is_below or (len(stamps) > 1 and any(s.label == "updated" for s in stamps))
    for found in stamps:
        is_clock = found.label == "clock" or (
            not is_below and found.label != "published" and (is_first or found.label is None)
        )
        if is_clock and sheet.clock is None:
            sheet.clock = found
        elif not is_clock:
            sheet.dates.append(found)
    sheet.furniture.append(text)


def _note_picture(sheet: Sheet, marks: Marks) -> None:
    text = marks.line.text
    sheet.is_file_photo = sheet.is_file_photo or is_file_photo(text)
    inside = credited_caption(text)
    if sheet.caption is None and (inside or not marks.is_credit):
        sheet.caption = cleaned(text)
        if sheet.caption != text:
            sheet.furniture.append(text)
    else:
        sheet.furniture.append(text)


def _read_body(sheet: Sheet, body: Sequence[Marks]) -> None:
    awaits_title = False
    for number, marks in enumerate(body):
        text = marks.line.text
        if awaits_title and marks.is_free and not marks.line.is_final:
            sheet.related.append(marks.line.bare)
            continue
        awaits_title = "related" in marks.kinds
        if marks.label:
            read_surroundings(sheet, [marks], body=[], needs_header=True)
        elif marks.is_caption or marks.is_credit:
            _note_picture(sheet, marks)
        elif marks.is_free or (marks.is_byline and number and marks.line.is_final):
            sheet.paragraphs.append(text)
        elif marks.stamp or marks.is_byline:
            _read_top_line(sheet, marks, number=number + 1, headline=0)
        else:
            _set_aside(sheet, text)


def _set_aside(sheet: Sheet, text: str) -> None:
    """Keeps a line as furniture; one that nothing explains is unplaced too."""
    sheet.furniture += _pieces(text)
    signs = (widget, is_notice, is_breadcrumb, trailing_stamp)
    explained = section_words(text) > 0.7 or any(sign(text) for sign in signs)
    if not explained and re.search(r"[^\W\d_]", text) and not _repeats(text, sheet):
        sheet.unplaced.append(text)


def _repeats(text: str, sheet: Sheet) -> bool:
    """Whether a line is the headline once more, say with the site's name."""
    return sheet.headline is not None and plain(sheet.headline) in plain(text)


def _pieces(text: str) -> list[str]:
    """The buttons of a line one by one, where together they hold all its letters and digits."""
    found = widget(text)
    pieces = list(found.pieces) if found else []
    kept = sum(sign.isalnum() for piece in pieces for sign in piece)
    return pieces if kept == sum(sign.isalnum() for sign in text) and pieces else [text]
