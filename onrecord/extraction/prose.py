"""Reads prose: who said what, which figures and times it holds, and whether they add up."""

from __future__ import annotations

import datetime as dt

from onrecord.extraction.figures import find_figures
from onrecord.extraction.times import find_times
from onrecord.extraction.types import Record


def read_prose(
    text: str,
    *,
    published: dt.date | None = None,
    headline: str | None = None,
    language: str = "en",
) -> Record:
    """The record of one text. ``published`` anchors words such as "yesterday"."""
    return read_report(
        text,
        published=published,
        captured=None,
        headline=headline,
        image_caption=None,
        image_is_file_photo=False,
        language=language,
    )


def read_report(
    text: str,
    *,
    published: dt.date | None,
    captured: dt.datetime | None,
    headline: str | None,
    image_caption: str | None,
    image_is_file_photo: bool,
    language: str,
) -> Record:
    """The record of a text with what stood around it on its page.

    Without ``published`` the year of a bare date is worked out from ``captured``, the page's clock.
    """
    times = find_times(text, published=published, captured=captured)
    figures = find_figures(text, times=times)
    return Record(statements=(), figures=figures, times=times, checks=())
