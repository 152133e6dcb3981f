"""Times as they stand in print, for tests to compare."""

from __future__ import annotations

import datetime as dt

from onrecord.extraction import TimeExpression, read_prose
from onrecord.extraction.prose import read_report

DAY = dt.date(2019, 3, 20)  # a Wednesday


def only(text: str, *, published: dt.date | None = DAY) -> TimeExpression:
    """The one time of a text."""
    found = read_prose(text, published=published).times
    assert len(found) == 1, [text[slice(*t.span)] for t in found]
    return found[0]


def read(text: str, *, published: dt.date | None = DAY) -> list[tuple[str, str]]:
    """Each time as printed, with its value."""
    found = read_prose(text, published=published).times
    return [(text[slice(*time.span)], time.value) for time in found]


def captured(text: str) -> tuple[TimeExpression, ...]:
    """The times of a page that has a clock and no date."""
    return read_report(
        text,
        published=None,
        captured=dt.datetime(2017, 3, 28, 20, 50, tzinfo=dt.UTC),
        headline=None,
        image_caption=None,
        image_is_file_photo=False,
        language="en",
    ).times
