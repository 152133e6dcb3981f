"""A version of a report as templates show it, from headline to the last block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import linebreaks
from django.utils.safestring import SafeString

from onrecord.frontpage.pages.frame import link_to_section
from onrecord.frontpage.pages.images import Image, image_of
from onrecord.frontpage.pages.prose import Block, blocks_of, headline_of
from onrecord.frontpage.pages.teasers import split_headline
from onrecord.record.pages import MarginNote, RecordShown
from onrecord.record.pages.shown import StatementShown
from onrecord.record.pages.words import edtf_in_words
from onrecord.reports.models import Correction, Report
from onrecord.reports.models.published import PublishedReport
from onrecord.shared.links import Link, absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who worked on the report."""

    name: str
    role: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where from, of which day, and how that is known."""

    place: str
    date: str
    edtf: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionShown:
    """A notice on its report, or in a list of notices with ``report`` and ``url``."""

    anchor: str
    kind_name: str
    at: dt.datetime
    html: SafeString
    version_url: str
    report: Link
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureShown:
    """The saved page that a report was read from."""

    source_name: str
    source_url: str
    captured_at: dt.datetime | None
    image_caption: str = ""
    image_is_file_photo: bool = False
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another report; ``shared`` says what it has in common."""

    headline: str
    url: str
    published_at: dt.datetime
    shared: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What ``reports/_article.html`` shows, and what ``report.html`` adds to it."""

    short_id: str
    url: str
    headline: str
    headline_html: SafeString
    headline_source: str
    headline_note: MarginNote | None
    section: Link
    summary: str
    language: str
    direction: str
    bylines: tuple[Byline, ...]
    dateline: Dateline | None
    published_at: dt.datetime
    updated_at: dt.datetime | None
    version_number: int
    versions_url: str
    short_url: str
    short_address: str
    image: Image | None
    blocks: tuple[Block, ...]
    corrections: tuple[CorrectionShown, ...]
    corrections_first: bool
    capture: CaptureShown | None = None
    record_url: str = ""
    topics: tuple[Link, ...] = ()
    speakers: tuple[Link, ...] = ()
    related: tuple[Related, ...] = ()
    related_by_claims: tuple[Related, ...] = ()
    measures: tuple[Link, ...] = ()


def article_of(
    *,
    report: Report,
    published: PublishedReport,
    record: RecordShown,
    corrections: Sequence[CorrectionShown] = (),
) -> Article:
    """The report as this version has it, without what leads on from it.

    The record is that of the version, or none.
    """
    headline, source = split_headline(published.headline, headline_source(record))
    short_url = absolute(report.short_address())
    return Article(
        short_id=published.short_id,
        url=report.get_absolute_url(),
        headline=headline,
        headline_html=headline_of(headline, record.headline_marks),
        headline_source=source,
        headline_note=record.headline_note,
        section=link_to_section(report.section),
        summary=published.summary,
        language=published.language,
        direction=published.direction,
        bylines=tuple(Byline(name=one.name, role=one.role) for one in published.bylines),
        dateline=_dateline(published),
        published_at=published.first_published_at,
        updated_at=published.published_at if published.number > 1 else None,
        version_number=published.number,
        versions_url=f"{report.get_absolute_url()}versions/",
        short_url=short_url,
        short_address=short_url.partition("://")[2],
        image=image_of(published.lead_image),
        blocks=blocks_of(published.body, record.marks),
        corrections=tuple(corrections),
        corrections_first=any(one.kind_name == "Correction" for one in corrections),
        speakers=record.speakers,
        measures=record.measures,
    )


def correction_shown(correction: Correction, report: Report) -> CorrectionShown:
    """A notice; the version that was wrong is the one before that which it came with."""
    address = report.get_absolute_url()
    anchor = f"correction-{correction.pk}"
    came_with = correction.version.number if correction.version else 0
    return CorrectionShown(
        anchor=anchor,
        kind_name=correction.get_kind_display(),
        at=correction.made_at,
        html=SafeString(linebreaks(correction.text, autoescape=True)),
        version_url=f"{address}versions/{came_with - 1}/" if came_with > 1 else "",
        report=Link(report.headline, address),
        url=f"{address}#{anchor}",
    )


def headline_source(record: RecordShown) -> str:
    """As whose claim the headline is on record, in the headline's own words."""
    return next((said.source for said in _statements(record) if said.kind == "headline"), "")


def _statements(record: RecordShown) -> Iterable[StatementShown]:
    return (said for group in record.by_speaker for said in group.statements)


def _dateline(published: PublishedReport) -> Dateline | None:
    if not (published.dateline_place or published.dateline_date):
        return None
    return Dateline(
        place=published.dateline_place,
        date=edtf_in_words(published.dateline_date),
        edtf=published.dateline_date,
        basis=published.dateline_basis,
    )
