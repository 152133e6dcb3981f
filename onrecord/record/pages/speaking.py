"""What is on record from a speaker: which statements, of which years, and which figures."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Case, Count, QuerySet, When

from onrecord.record.models import Figure, Speaker, Statement
from onrecord.record.models.entry import Entry, EntryQuerySet
from onrecord.reports.models import Report
from onrecord.shared.prepared import Prepared, Slot, Slots

# Of the newsroom's newest reports, among which a page of a much quoted speaker is looked for first.
NEWEST = 2_000
MUCH = 1_000  # statements: figures of those with fewer are sorted as soon
ZONE = ZoneInfo(settings.TIME_ZONE)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, and how many statements of it are on record."""

    year: int
    statements: int


def said_by(speaker: Speaker) -> list[tuple[int, int]]:
    """Each statement on record, the newest first: its number, and the year it was published in.

    All of them, in one question: to count them by year takes as long as to put them in order, as
    either looks up the report of each.
    """
    published = _first_and_last_year()
    if published is None:
        return []
    first, last = published
    at = "report__first_published_at"
    begun = [When(**{f"{at}__gte": _begin(year), "then": year}) for year in range(last, first, -1)]
    said = Statement.objects.on_record().filter(speaker=speaker)
    in_order = said.order_by(f"-{at}", "start", "pk")
    return list(in_order.values_list("pk", _Year(*begun, default=first)))


def years_of(said: Iterable[tuple[int, int]]) -> tuple[Year, ...]:
    """Each year in which anything of this was said, in the order given."""
    counts = Counter(map(itemgetter(1), said))
    return tuple(Year(year, count) for year, count in counts.items())


def whole_statements(numbers: Sequence[int]) -> list[Statement]:
    """These statements in this order, with their speakers, versions and reports."""
    rows = {row.pk: row for row in _statements.all(numbers=list(numbers))}
    return [rows[number] for number in numbers]


def figures_by_measure(speaker: Speaker, *, statements: int) -> dict[int | None, int]:
    """How many figures on record each measure has from them; so many ``statements`` are on record.

    Where these are all that are confirmed, none is in a report that was taken down, so that no
    figure's report need be looked up.
    """
    confirmed = Statement.objects.filter(speaker=speaker, state=Entry.State.CONFIRMED)
    asked = _by_measure if confirmed.count() == statements else _by_measure_live
    return dict(asked.all(speaker=speaker.pk))


def newest_figures(
    speaker: Speaker, year: int | None, *, number: int, statements: int
) -> list[Figure]:
    """So many, of a year or of all, from a speaker with so many ``statements`` on record."""
    figures = _figures_of(speaker).filter(report__live=True)
    if year is not None:
        figures = figures.filter(
            report__first_published_at__gte=_begin(year),
            report__first_published_at__lt=_begin(year + 1),
        )
    since = _when_recent() if year is None and statements > MUCH else None
    # Numbers first: to sort whole rows with their reports costs ten times as much.
    in_order = figures.order_by("-report__first_published_at", "start", "pk")
    numbers = in_order.values_list("pk", flat=True)
    found = list(_of_recent(numbers, since)[:number]) if since else []
    if len(found) < number:
        found = list(numbers[:number])
    rows = {row.pk: row for row in _figures.all(numbers=found)}
    return [rows[pk] for pk in found]


class _Year(Case):
    """Told by when each begins: SQLite has to ask Python for the year of a time."""

    def get_db_converters(self, connection: Any) -> list[Any]:
        """None: Django makes a number of each number, which takes as long as reading them."""
        return []


def _first_and_last_year() -> tuple[int, int] | None:
    """The newsroom's: a speaker's own would have to be looked for in every report."""
    found = _published_first.all() + _published_last.all()
    years = [at.astimezone(ZONE).year for at in found]
    return (years[0], years[-1]) if years else None


def _begin(year: int) -> dt.datetime:
    return dt.datetime(year, 1, 1, tzinfo=ZONE)


def _figures_of(speaker: Speaker | Slot) -> EntryQuerySet:
    """Those confirmed in statements confirmed."""
    confirmed = Figure.objects.filter(state=Entry.State.CONFIRMED)
    figures: EntryQuerySet = confirmed.filter(
        statement__speaker=speaker, statement__state=Entry.State.CONFIRMED
    )
    return figures


def _of_recent(figures: Any, since: dt.datetime) -> Any:
    """Those of the newest reports alone: SQLite would look up the reports of all, and sort them."""
    recent = Report.objects.live().filter(first_published_at__gte=since).values("pk")
    # A figure stands in its statement's report, and what a speaker said in one has an index.
    return figures.filter(statement__report__in=recent)


def _when_recent() -> dt.datetime | None:
    """When the oldest of the newest reports was published; None where there are not as many."""
    times = Report.objects.live().order_by("-first_published_at")
    oldest = times.values_list("first_published_at", flat=True)[NEWEST - 1 : NEWEST]
    return next(iter(oldest), None)


def _published(order: str) -> QuerySet[Report, Any]:
    times = Report.objects.live().order_by(order)
    return times.values_list("first_published_at", flat=True)[:1]


def _counted(figures: EntryQuerySet) -> Any:
    return figures.order_by().values_list("measure").annotate(Count("pk"))


_published_first = Prepared(lambda: _published("first_published_at"))
_published_last = Prepared(lambda: _published("-first_published_at"))
_by_measure = Prepared(lambda: _counted(_figures_of(Slot("speaker"))))
_by_measure_live = Prepared(
    lambda: _counted(_figures_of(Slot("speaker")).filter(statement__report__live=True))
)
_statements = Prepared(
    lambda: (
        Statement.objects.filter(pk__in=Slots("numbers"))
        .naming_reports("version", "speaker")
        .defer("version__content")
    )
)
_figures = Prepared(
    lambda: Figure.objects.filter(pk__in=Slots("numbers")).naming_reports(
        "statement__speaker", "measure", "time"
    )
)
