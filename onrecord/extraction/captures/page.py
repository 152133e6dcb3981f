"""Puts together what a captured page holds: report, furniture, comments, date and record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial

from onrecord.extraction.captures.captured_text import read_text
from onrecord.extraction.captures.markup import is_html
from onrecord.extraction.captures.publication import StatedDate, publication
from onrecord.extraction.captures.stamps import Stamp
from onrecord.extraction.captures.zones import Sheet
from onrecord.extraction.collector import collector_at_rest
from onrecord.extraction.dating import date_from_prose
from onrecord.extraction.prose import read_report
from onrecord.extraction.types import Page, Record, Span

ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d{1,3}(?!\d))")


@collector_at_rest()
def read_page(source: str, *, url: str | None = None, captured: dt.datetime | None = None) -> Page:
    """Reads a captured page from its HTML or from its plain text.

    ``captured`` is when the page was saved, where that is known; else the page's own clock is
    taken for it.
    """
    sheet = _read_html(source, url=url) if is_html(source) else read_text(source)
    captured = captured or _moment(sheet.clock)
    text, spans = _joined(sheet.paragraphs)
    published, basis = publication(
        stated=[StatedDate(stamp=s, where=f"“{s.text}”") for s in sheet.dates],
        address=_address_day(url or sheet.address),
        propose=partial(date_from_prose, text, captured=captured),
        captured=captured,
    )
    return Page(
        headline=sheet.headline,
        section=sheet.section,
        published=published,
        published_basis=basis,
        captured=captured,
        authors=tuple(sheet.authors),
        image_caption=sheet.caption,
        image_is_file_photo=sheet.is_file_photo,
        text=text,
        paragraphs=spans,
        related=tuple(dict.fromkeys(sheet.related)),
        topics=tuple(dict.fromkeys(sheet.topics)),
        comments=tuple(sheet.comments),
        furniture=tuple(sheet.furniture),
        unplaced=tuple(sheet.unplaced),
        record=_record(sheet, text, published=_certain(published), captured=captured),
    )


def _record(
    sheet: Sheet, text: str, *, published: dt.date | None, captured: dt.datetime | None
) -> Record:
    return read_report(
        text,
        published=published,
        captured=captured,
        headline=sheet.headline,
        image_caption=sheet.caption,
        image_is_file_photo=sheet.is_file_photo,
        language=sheet.language,
    )


def _read_html(source: str, *, url: str | None) -> Sheet:
    from onrecord.extraction.captures.web_page import (  # noqa: PLC0415  a site starts without trafilatura
        read_web_page,
    )

    return read_web_page(source, url=url)


def _joined(paragraphs: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(spans)


def _moment(clock: Stamp | None) -> dt.datetime | None:
    """The page's clock; a clock without a time of day stands for its midnight."""
    if clock is None or clock.date is None:
        return None
    return clock.moment or dt.datetime.combine(clock.date, dt.time())


def _address_day(url: str | None) -> dt.date | None:
    for year, month, day in ADDRESS_DAY.findall(url or ""):
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _certain(published: str | None) -> dt.date | None:
    """The day of publication, where it is one day and not in doubt."""
    try:
        return dt.date.fromisoformat(published or "")
    except ValueError:
        return None
