"""Reads what stands around a report on its page: related headlines, topics, the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extraction.captures.bylines import byline
from onrecord.extraction.captures.captions import cleaned, is_file_photo
from onrecord.extraction.captures.lines import SMALL_WORDS
from onrecord.extraction.captures.stamps import trailing_stamp
from onrecord.extraction.captures.widgets import plain, widget
from onrecord.extraction.captures.zones import Marks, Sheet

BETWEEN_TOPICS = re.compile(r"\s*[,،;|·•]\s*|\s+/\s+")
HASHTAG = re.compile(r"#(\w[\w-]*)")


def read_surroundings(
    sheet: Sheet, lines: Sequence[Marks], *, body: Sequence[str], needs_header: bool
) -> None:
    """Places lines outside the report and its discussion.

    Right below a report (``needs_header`` False) title-like lines are related reports even where
    nothing says so; further down only under a heading such as "Read also".
    """
    words = set(re.findall(r"\w+", plain(" ".join(body))))
    state = "after"
    for number, marks in enumerate(lines):
        state = _state(state, marks)
        below = lines[number + 1] if number + 1 < len(lines) else None
        if marks.label:
            _labelled(sheet, marks)
        elif not marks.is_free:
            _not_free(sheet, marks)
        elif state == "tags" and _short(marks, 5):
            sheet.topics += topics_in(marks.line.bare) or [marks.line.bare]
        elif state in ("after", "related") and (
            found := _topic_row(marks, words, below=below, known=sheet.topics)
        ):
            sheet.topics += found
        elif _is_related(marks, state=state, needs_header=needs_header):
            _add_related(sheet, marks)
        elif state == "popular" and not marks.is_prose:
            sheet.furniture.append(marks.line.text)
        else:
            sheet.furniture.append(marks.line.text)
            sheet.unplaced.append(marks.line.text)


def topics_in(text: str) -> list[str]:
    """The topics of a row: divided by commas and the like, or written as hashtags."""
    if text.startswith("#") and len(HASHTAG.findall(text)) >= 1:
        rest = re.sub(r"[\s,;|·•]+", "", HASHTAG.sub("", text))
        if not rest:
            return HASHTAG.findall(text)
        if all(part.startswith("#") for part in BETWEEN_TOPICS.split(text)):
            return [part.lstrip("# ") for part in BETWEEN_TOPICS.split(text)]
    parts = [re.sub(r"\s*\(\d+\)$", "", part).strip(" .#") for part in BETWEEN_TOPICS.split(text)]
    return [part for part in parts if part]


def _state(state: str, marks: Marks) -> str:
    for kind in ("related", "popular", "tags"):
        if kind in marks.kinds:
            return kind
    return "after" if marks.kinds & {"standards", "tools"} and state == "tags" else state


def _labelled(sheet: Sheet, marks: Marks) -> None:
    kind, rest = marks.label or ("", "")
    if kind == "tags":
        sheet.topics += topics_in(rest)
    else:
        sheet.related.append(rest)
    sheet.furniture.append(marks.line.text)


def _not_free(sheet: Sheet, marks: Marks) -> None:
    text = marks.line.text
    if marks.is_caption and sheet.caption is None:
        sheet.caption, sheet.is_file_photo = cleaned(text), is_file_photo(text)
        sheet.furniture += [] if sheet.caption == text else [text]
        return
    who = byline(text, near_headline=False) if marks.is_byline else None
    if who and not sheet.authors:
        sheet.authors += who[0]
        sheet.dates += [who[1]] if who[1] else []
    if marks.stamp and marks.stamp.label == "clock" and sheet.clock is None:
        sheet.clock = marks.stamp
    elif marks.stamp and marks.stamp.label:
        sheet.dates.append(marks.stamp)
    if marks.is_credit:
        sheet.is_file_photo = sheet.is_file_photo or is_file_photo(text)
    whole = marks.widget and sum(map(len, marks.widget.pieces)) >= len(re.sub(r"\W", "", text))
    sheet.furniture += list(marks.widget.pieces) if marks.widget and whole else [text]


def _short(marks: Marks, words: int) -> bool:
    longest = max((len(part.split()) for part in topics_in(marks.line.bare)), default=9)
    return longest <= words and not marks.line.text.endswith((".", "?", "!"))


def _topic_row(
    marks: Marks, words: set[str], *, below: Marks | None, known: Sequence[str]
) -> list[str] | None:
    """The topics of a line without a label: a row of short names the report's text mentions."""
    text = marks.line.bare
    if text.startswith("#"):
        found = topics_in(text)
        return found if all(len(t.split()) <= 4 for t in found) else None
    items = topics_in(text)
    if marks.line.text.endswith((".", "?", "!")) or any(len(i.split()) > 4 for i in items):
        return None
    if len(items) >= 3 or (len(items) == 2 and all(len(i.split()) <= 2 for i in items)):
        return items if _mentioned(items, words) >= 0.5 else None
    alone = len(items) == 1 and len(text.split()) <= 3 and _mentioned(items, words) == 1.0
    in_row = bool(known) or (below is not None and below.is_free and len(below.line.words) <= 3)
    return items if alone and in_row else None


def _mentioned(items: Sequence[str], words: set[str]) -> float:
    """The share of the items at least half of whose words the text has."""

    def known(item: str) -> bool:
        parts = [p for p in re.findall(r"\w+", plain(item)) if p not in SMALL_WORDS]
        return bool(parts) and sum(p in words for p in parts) * 2 >= len(parts)

    return sum(map(known, items)) / len(items) if items else 0.0


def _is_related(marks: Marks, *, state: str, needs_header: bool) -> bool:
    if state not in ("after", "related") or (needs_header and state != "related"):
        return False
    text = marks.line.text
    fewest = 3 if state == "related" else 4
    return (
        len(marks.line.words) >= fewest
        and len(text) <= 160
        and not text.endswith((".", ";", ","))
        and not (marks.line.prose > 1.5 and not text.endswith(("?", "!", '"', "”")))
    )


def _add_related(sheet: Sheet, marks: Marks) -> None:
    text = marks.line.bare
    dated = trailing_stamp(text)
    if dated and len(dated[0].split()) >= 4 and widget(dated[0]) is None:
        sheet.furniture.append(text)
        text = dated[0]
    sheet.related.append(text)
