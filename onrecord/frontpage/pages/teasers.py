"""Reports in lists: whatever a list's length, the same few queries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.safestring import SafeString, mark_safe

from onrecord.frontpage.pages.frame import link_to_section
from onrecord.frontpage.pages.images import Image, thumbnail_of
from onrecord.record.models import Statement
from onrecord.record.pages import Tally, tallies_of
from onrecord.reports.models import Correction, Report
from onrecord.reports.models.queries import ReportQuerySet
from onrecord.shared.links import Link

BESIDE = ("lead_image__renditions",)
DASH = re.compile(r"\s+[-–—]+\s+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """One report in a list; see ``reports/_teaser.html``. ``excerpt`` is for search results."""

    id: int
    url: str
    headline: str
    headline_source: str
    summary: str
    section: Link
    published_at: dt.datetime
    language: str
    direction: str
    image: Image | None
    tally: Tally
    corrections: int
    comments: int
    excerpt: SafeString = mark_safe("")  # noqa: RUF009  a constant


def listed() -> ReportQuerySet:
    """The reports that readers may see, newest first, with all that a teaser needs."""
    return listed_alone().prefetch_related(*BESIDE)


def listed_alone() -> ReportQuerySet:
    """The same without what is ``BESIDE`` them, which several lists can ask for at once."""
    reports: ReportQuerySet = Report.objects.live().newest_first()
    return reports.select_related("section", "lead_image", "discussion").defer("body", "bylines")


def teasers_of(reports: Sequence[Report]) -> tuple[Teaser, ...]:
    """Teasers of ``listed`` reports, in their order; five queries."""
    ids = [report.pk for report in reports]
    tallies = tallies_of(ids)
    sources = _headline_sources(ids)
    corrections = dict(
        Correction.objects.filter(report_id__in=ids)
        .order_by()
        .values_list("report_id")
        .annotate(Count("pk"))
    )
    return tuple(
        _teaser(
            report,
            tally=tallies[report.pk],
            source=sources.get(report.pk, ""),
            corrections=corrections.get(report.pk, 0),
        )
        for report in reports
    )


def topics_shown(teasers: Iterable[Teaser]) -> set[str]:
    """After which events a page with these teasers is made anew."""
    ids = [teaser.id for teaser in teasers]
    return {f"report:{pk}" for pk in ids} | {f"discussion:{pk}" for pk in ids}


def split_headline(headline: str, source: str) -> tuple[str, str]:
    """The headline without its source, and the source, where it ends "– source"."""
    if not source or not headline.endswith(source):
        return headline, ""
    words = headline[: -len(source)]
    claim = DASH.sub("", words)
    return (claim, source) if claim and claim != words else (headline, "")


def _teaser(report: Report, *, tally: Tally, source: str, corrections: int) -> Teaser:
    headline, headline_source = split_headline(report.headline, source)
    discussion = getattr(report, "discussion", None)
    return Teaser(
        id=report.pk,
        url=report.get_absolute_url(),
        headline=headline,
        headline_source=headline_source,
        summary=report.summary,
        section=link_to_section(report.section),
        published_at=report.first_published_at,
        language=report.language,
        direction=report.direction,
        image=thumbnail_of(report.lead_image),
        tally=tally,
        corrections=corrections,
        comments=discussion.comment_count if discussion else 0,
    )


def _headline_sources(ids: Sequence[int]) -> dict[int, str]:
    """As whose claim each headline is confirmed, in the headline's own words."""
    rows = Statement.objects.filter(
        report_id__in=ids,
        place=Statement.Place.HEADLINE,
        state=Statement.State.CONFIRMED,
        source__isnull=False,
    ).values_list("report_id", "source", "version__headline")
    return {pk: headline[span[0] : span[1]] for pk, span, headline in rows if span}
