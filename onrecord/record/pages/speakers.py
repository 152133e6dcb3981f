"""A speaker and all that is on record from them, as pages show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Case, Count, Exists, OuterRef, QuerySet, When

from onrecord.record.models import Figure, Measure, Role, Speaker, Statement
from onrecord.record.models.entry import Entry, EntryQuerySet
from onrecord.record.pages.entries import figure_shown, link_to, statement_shown
from onrecord.record.pages.shown import FigureShown, StatementShown, Tally
from onrecord.record.pages.sourcing import above
from onrecord.record.pages.words import edtf_in_words
from onrecord.reports.models import Report
from onrecord.shared.links import Link

PER_PAGE = 50
# Of the newsroom's newest reports, among which a page of a much quoted speaker is looked for first.
NEWEST = 2_000
MUCH = 1_000  # statements: those of fewer are sorted as soon
ZONE = ZoneInfo(settings.TIME_ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleShown:
    """A rank or office, with the time it was held in words."""

    title: str
    organisation: str
    period: str
    seen_in: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStatement(StatementShown):
    """A statement on a page about many reports."""

    report: Link
    published_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerShown:
    """The head of a speaker's page."""

    name: str
    url: str
    kind_name: str
    description: str
    aliases: tuple[str, ...]
    part_of: tuple[Link, ...]
    parts: tuple[Link, ...]
    roles: tuple[RoleShown, ...]
    feed_url: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Year:
    """A year, and how many statements of it are on record."""

    year: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """All that a speaker's page shows; ``is_last`` is false where older statements follow.

    ``years`` are all in which the speaker is on record, newest first, whichever is shown. Figures
    and measures stand on the first page alone.
    """

    speaker: SpeakerShown
    statements: tuple[ReportedStatement, ...]
    figures: tuple[FigureShown, ...]
    measures: tuple[Link, ...]
    years: tuple[Year, ...]
    is_last: bool


def speakers_listed() -> list[Link]:
    """Every speaker with something on record, by name."""
    return [Link(speaker.name, speaker.get_absolute_url()) for speaker in speakers_on_record()]


def speakers_on_record() -> QuerySet[Speaker]:
    """Those with something on record: of each as many statements are looked at as it takes."""
    quoted = Statement.objects.on_record().filter(speaker=OuterRef("pk"))
    speakers: QuerySet[Speaker] = Speaker.objects.filter(Exists(quoted))
    return speakers


def speaker_shown(*, slug: str, page: int = 1, year: int | None = None) -> SpeakerPage | None:
    """The page of the speaker with that address, or None; newest statements first.

    With ``year`` only what was published in it is shown; None where that is nothing.
    """
    speakers = Speaker.objects.select_related("part_of__part_of__part_of")
    speaker = speakers.filter(slug=slug, merged_into=None).first()
    if speaker is None:
        return None
    statements = Statement.objects.on_record().filter(speaker=speaker)
    years = _years(statements)
    if year is not None and year not in {one.year for one in years}:
        return None
    figures = Figure.objects.on_record().filter(
        statement__speaker=speaker, statement__state=Entry.State.CONFIRMED
    )
    count = sum(one.statements for one in years)
    since = _when_recent() if page == 1 and year is None and count > MUCH else None
    rows = _newest(_of_year(statements, year), page, "version", "speaker", since=since)
    of_measures = dict(figures.order_by().values_list("measure").annotate(Count("pk")))
    return SpeakerPage(
        speaker=_head(speaker, count, sum(of_measures.values())),
        statements=tuple(reported_statement(row) for row in rows[:PER_PAGE]),
        figures=_figures(_of_year(figures, year), since=since) if page == 1 else (),
        measures=_measures(of_measures) if page == 1 else (),
        years=years,
        is_last=len(rows) <= PER_PAGE,
    )


def pages_of_years(speaker: Speaker) -> Iterator[tuple[int, int]]:
    """Each year of a speaker with the number of its pages."""
    for one in _years(Statement.objects.on_record().filter(speaker=speaker)):
        yield one.year, -(-one.statements // PER_PAGE)


def _newest(
    entries: EntryQuerySet, page: int, *related: str, since: dt.datetime | None
) -> list[Any]:
    """A page of entries, the newest first, and one more where others follow.

    They are looked for in reports published ``since``, then in all where those have too few.
    """
    start = (page - 1) * PER_PAGE
    ordered = entries.order_by("-report__first_published_at", "start", "pk")
    # Numbers first: to sort whole rows with their reports and versions costs ten times as much.
    numbers = ordered.values_list("pk", flat=True)
    found = list(_of_recent(numbers, since)[start : start + PER_PAGE + 1]) if since else []
    if len(found) <= PER_PAGE:
        found = list(numbers[start : start + PER_PAGE + 1])
    whole = entries.model._default_manager.filter(pk__in=found).naming_reports(*related)
    large = ["version__content"] if "version" in related else []
    rows = {row.pk: row for row in whole.defer(*large)}
    return [rows[pk] for pk in found]


def _of_recent(entries: Any, since: dt.datetime) -> Any:
    """Those of the newest reports alone: SQLite would look up the reports of all, and sort them."""
    recent = Report.objects.live().filter(first_published_at__gte=since).values("pk")
    # A figure stands in its statement's report, and what a speaker said in one has an index.
    place = "statement__report" if entries.model is Figure else "report"
    return entries.filter(**{f"{place}__in": recent})


def _when_recent() -> dt.datetime | None:
    """When the oldest of the newest reports was published; None where there are not as many."""
    times = Report.objects.live().order_by("-first_published_at")
    oldest = times.values_list("first_published_at", flat=True)[NEWEST - 1 : NEWEST]
    return next(iter(oldest), None)


def _of_year(entries: EntryQuerySet, year: int | None) -> EntryQuerySet:
    if year is None:
        return entries
    return entries.filter(
        report__first_published_at__gte=_begin(year),
        report__first_published_at__lt=_begin(year + 1),
    )


def _years(statements: EntryQuerySet) -> tuple[Year, ...]:
    """By comparing with when years begin: SQLite has to ask Python for the year of a time."""
    at = "report__first_published_at"
    # The newsroom's first and last: the speaker's own would have to be looked for in every report.
    times = Report.objects.live().values_list("first_published_at", flat=True)
    oldest, newest = (
        times.order_by(by).first() for by in ("first_published_at", "-first_published_at")
    )
    if oldest is None or newest is None:
        return ()
    first, last = oldest.astimezone(ZONE).year, newest.astimezone(ZONE).year
    begun = [When(**{f"{at}__gte": _begin(year), "then": year}) for year in range(last, first, -1)]
    by_year = statements.annotate(year=Case(*begun, default=first))
    counts = by_year.order_by("-year").values_list("year").annotate(Count("pk"))
    return tuple(Year(year, count) for year, count in counts)


def _begin(year: int) -> dt.datetime:
    return dt.datetime(year, 1, 1, tzinfo=ZONE)


def _head(speaker: Speaker, statements: int, figures: int) -> SpeakerShown:
    parts = [link_to(part) for part in speaker.parts.all()]
    return SpeakerShown(
        name=speaker.name,
        url=speaker.get_absolute_url(),
        kind_name=speaker.get_kind_display(),
        description=speaker.description,
        aliases=tuple(alias.name for alias in speaker.aliases.all()),
        part_of=tuple(Link(one.name, one.get_absolute_url()) for one in above(speaker)),
        parts=tuple(part for part in parts if part),
        roles=tuple(_role(role) for role in speaker.roles.select_related("organisation")),
        feed_url=f"/feeds/speakers/{speaker.slug}.atom",
        tally=Tally(statements=statements, speakers=1, figures=figures),
    )


def _role(role: Role) -> RoleShown:
    return RoleShown(
        title=role.title,
        organisation=role.organisation.name if role.organisation else "",
        period=edtf_in_words(role.held),
    )


def reported_statement(row: Statement) -> ReportedStatement:
    """A statement with its report; ``row`` has report, section, version and speaker loaded."""
    address = row.report.get_absolute_url()
    plain = statement_shown(row, {}, row.words, page=address)
    facts = {field.name: getattr(plain, field.name) for field in fields(plain)}
    return ReportedStatement(
        **facts,
        report=Link(row.report.headline, address),
        published_at=row.report.first_published_at,
    )


def reported_figure(row: Figure) -> FigureShown:
    """A figure with its report; ``row`` has both, its statement's speaker, measure and time."""
    address = row.report.get_absolute_url()
    return figure_shown(row, {}, page=address, report=Link(row.report.headline, address))


def _figures(figures: EntryQuerySet, *, since: dt.datetime | None) -> tuple[FigureShown, ...]:
    rows = _newest(figures, 1, "statement__speaker", "measure", "time", since=since)
    return tuple(reported_figure(row) for row in rows[:PER_PAGE])


def _measures(numbers: Iterable[int | None]) -> tuple[Link, ...]:
    measures = Measure.objects.filter(pk__in=[number for number in numbers if number])
    return tuple(Link(measure.name, measure.get_absolute_url()) for measure in measures)
