"""Every address that a written copy of the site holds, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from onrecord.discussion.models import Clause, Comment, Discussion
from onrecord.discussion.pages import first_page
from onrecord.discussion.pages import page as comments_page
from onrecord.discussion.pages.cursors import WAYS
from onrecord.exchange.pages.everything import speakers
from onrecord.frontpage.models import StandingPage
from onrecord.frontpage.pages.corrections import PER_PAGE as CORRECTIONS_PER_PAGE
from onrecord.frontpage.pages.corrections import published_corrections
from onrecord.frontpage.pages.sitemaps import months as published_months
from onrecord.frontpage.pages.teasers import listed
from onrecord.frontpage.pages.walking import PER_PAGE
from onrecord.law import pages as log_pages
from onrecord.record.models import Speaker, Statement
from onrecord.record.pages.known import speakers_on_record
from onrecord.record.pages.speakers import PER_PAGE as STATEMENTS_PER_PAGE
from onrecord.record.pages.speakers import pages_of_years
from onrecord.reports.models import Report, Section, Topic
from onrecord.reports.models.queries import ReportQuerySet

KINDS = ("atom", "rss")
Parameters = dict[str, Any]


def reports() -> Iterator[Parameters]:
    """Every published report."""
    for report in _published().iterator(chunk_size=500):
        yield _parameters(report)


def discussions() -> Iterator[Parameters]:
    """Every discussion that is shown."""
    for report in _discussed().iterator(chunk_size=500):
        yield _parameters(report)


def versions() -> Iterator[Parameters]:
    """Every version of every published report."""
    for report in _published().iterator(chunk_size=500):
        parameters = _parameters(report)
        for number in report.versions.values_list("number", flat=True):
            yield {**parameters, "number": number}


def sections_and_standing_pages() -> Iterator[Parameters]:
    """Every section and every standing page."""
    yield from sections()
    slugs = StandingPage.objects.live().values_list("slug", flat=True)
    yield from ({"slug": slug} for slug in slugs)


def clauses() -> Iterator[Parameters]:
    """Every clause of the standards."""
    yield from ({"number": number} for number in Clause.objects.values_list("number", flat=True))


def log_years() -> Iterator[Parameters]:
    """Every year with a transparency report."""
    yield from ({"year": year} for year in log_pages.years())


def log_blocks() -> Iterator[Parameters]:
    """Every page of the moderation log."""
    yield from ({"before": before} for before in log_pages.blocks())


def sections() -> Iterator[Parameters]:
    """Every section."""
    yield from ({"slug": slug} for slug in Section.objects.values_list("slug", flat=True))


def topics() -> Iterator[Parameters]:
    """Every topic that a published report is about."""
    slugs = Topic.objects.with_reports().values_list("slug", flat=True)
    yield from ({"slug": slug} for slug in slugs)


def months() -> Iterator[Parameters]:
    """Every month that the site maps name."""
    yield from ({"year": one.year, "month": one.month} for one in published_months())


def years() -> Iterator[Parameters]:
    """Every year in which something was published."""
    yield from ({"year": year} for year in sorted({one.year for one in published_months()}))


def days() -> Iterator[Parameters]:
    """Every day on which something was published."""
    times = Report.objects.live().values_list("first_published_at", flat=True)
    found = {timezone.localtime(at).date() for at in times.iterator()}
    yield from ({"year": day.year, "month": day.month, "day": day.day} for day in sorted(found))


def of_each_kind() -> Iterator[Parameters]:
    """A feed in each of its forms."""
    yield from ({"kind": kind} for kind in KINDS)


def section_feeds() -> Iterator[Parameters]:
    """The feeds of sections."""
    yield from _feeds(sections())


def topic_feeds() -> Iterator[Parameters]:
    """The feeds of topics."""
    yield from _feeds(topics())


def speaker_feeds() -> Iterator[Parameters]:
    """The feeds of speakers."""
    yield from _feeds(speakers())


def later_section_pages() -> Iterator[Parameters]:
    """The pages of sections that follow the first."""
    for section in Section.objects.all():
        yield from _later({"slug": section.slug}, listed().filter(section=section))


def later_topic_pages() -> Iterator[Parameters]:
    """The pages of topics that follow the first."""
    for topic in Topic.objects.all():
        yield from _later({"slug": topic.slug}, listed().filter(topics=topic))


def later_speaker_pages() -> Iterator[Parameters]:
    """The pages of speakers that follow the first."""
    said = Count("statements", filter=Q(statements__in=Statement.objects.on_record()))
    for speaker in Speaker.objects.annotate(said=said).filter(said__gt=STATEMENTS_PER_PAGE):
        for page in range(2, -(-speaker.said // STATEMENTS_PER_PAGE) + 1):
            yield {"slug": speaker.slug, "page": page}


def speaker_years() -> Iterator[Parameters]:
    """The years of speakers who are on record in more than one."""
    yield from ({"slug": slug, "year": year} for slug, year, _ in _years_of_speakers())


def later_speaker_year_pages() -> Iterator[Parameters]:
    """The pages of those years that follow the first."""
    for slug, year, last in _years_of_speakers():
        yield from ({"slug": slug, "year": year, "page": page} for page in range(2, last + 1))


def _years_of_speakers() -> Iterator[tuple[str, int, int]]:
    for speaker in speakers_on_record():
        years = list(pages_of_years(speaker))
        if len(years) > 1:
            yield from ((speaker.slug, year, pages) for year, pages in years)


def later_correction_pages() -> Iterator[Parameters]:
    """The pages of corrections that follow the first."""
    ids = list(published_corrections().order_by("-pk").values_list("pk", flat=True))
    ends = ids[CORRECTIONS_PER_PAGE - 1 :: CORRECTIONS_PER_PAGE]
    yield from ({"before": pk} for pk in ends if pk != ids[-1])


def comments() -> Iterator[Parameters]:
    """The place of every comment."""
    placed = Comment.objects.placed().filter(discussion__report__live=True)
    rows = placed.exclude(discussion__state=Discussion.State.OFF)
    for comment in rows.select_related("discussion__report__section").iterator(chunk_size=500):
        yield {**_parameters(comment.discussion.report), "comment": comment.short_id}


def later_discussion_pages() -> Iterator[Parameters]:
    """The pages of discussions that follow the first, from either end."""
    for report in _discussed().iterator(chunk_size=500):
        for view, order in WAYS:
            shown = first_page(report=report, view=view, order=order)
            while shown and shown.more_url:
                cursor = shown.more_url.strip("/").rpartition("/")[2]
                yield {**_parameters(report), "cursor": cursor}
                shown = comments_page(report=report, cursor=cursor)


def _published() -> ReportQuerySet:
    rows: ReportQuerySet = Report.objects.live().order_by("pk")
    return rows.select_related("section").defer("body", "bylines")


def _discussed() -> ReportQuerySet:
    shown = _published().filter(discussion__isnull=False)
    return shown.exclude(discussion__state=Discussion.State.OFF)


def _feeds(things: Iterable[Parameters]) -> Iterator[Parameters]:
    for thing in things:
        yield from ({**thing, "kind": kind} for kind in KINDS)


def _later(parameters: Parameters, reports: ReportQuerySet) -> Iterator[Parameters]:
    ids = list(reports.values_list("short_id", flat=True))
    yield from ({**parameters, "before": one} for one in ids[PER_PAGE - 1 : -1 : PER_PAGE])


def _parameters(report: Report) -> Parameters:
    day, _, rest = report.get_absolute_url().strip("/").rpartition("/")[2].partition("-")
    slug, _, short_id = rest.rpartition("-")
    return {"section": report.section.slug, "day": day, "slug": slug, "short_id": short_id}
