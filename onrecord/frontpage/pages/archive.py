"""The archive by date: years, months, days, and the reports of a day, in the newsroom's zone."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.http import Http404
from django.utils.dates import MONTHS

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.frontpage.pages.teasers import Teaser, listed, teasers_of, topics_shown
from onrecord.reports.models import Report
from onrecord.shared.links import Link

OF_A_DAY = 300  # reports shown at most


@dataclass(frozen=True, slots=True)
class Span:
    """A year, a month or a day: its parts, the part that follows it, and what it is called."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def next_first(self) -> dt.date:
        """The day after its last."""
        if self.day:
            return self.first + dt.timedelta(days=1)
        if self.month:
            return self.first + dt.timedelta(days=calendar.monthrange(self.year, self.month)[1])
        return dt.date(self.year + 1, 1, 1)

    @property
    def name(self) -> str:
        """In words: "30 November 2016"."""
        month = str(MONTHS[self.month]) if self.month else ""
        return " ".join(filter(None, [str(self.day or ""), month, str(self.year)]))

    @property
    def url(self) -> str:
        """Its page in the archive."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return f"/archive/{'/'.join(parts)}/"

    @property
    def is_within(self) -> Q:
        """Reports first published in it."""
        return Q(first_published_at__gte=midnight(self.first)) & Q(
            first_published_at__lt=midnight(self.next_first)
        )

    def like(self, day: dt.date) -> Span:
        """The span of the same length that a day lies in."""
        return Span(day.year, day.month if self.month else 0, day.day if self.day else 0)


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the archive that holds something."""

    name: str
    url: str
    count: int


def years() -> Baked:
    """All years in which something was published, the latest first."""
    times = Report.objects.live().values_list("first_published_at", flat=True)
    first = times.order_by("first_published_at").first()
    last = times.order_by("-first_published_at").first()
    spans = []
    if first and last:
        spans = [Span(year) for year in range(_day(last).year, _day(first).year - 1, -1)]
    return bake(
        "archive.html",
        head=Head(url="/archive/"),
        shows={"front"},
        title="Archive",
        crumbs=(),
        periods=_periods(spans),
        reports=(),
    )


def period(*, year: int, month: int = 0) -> Baked:
    """The months of a year, or the days of a month."""
    span = _span(year, month)
    if month:
        parts = [
            Span(year, month, day) for day in range(1, (span.next_first - span.first).days + 1)
        ]
    else:
        parts = [Span(year, number) for number in range(1, 13)]
    periods = _periods(parts)
    return _bake(span, periods=periods, shows={"front"})


def day(*, year: int, month: int, day: int) -> Baked:
    """The reports of a day, newest first."""
    span = _span(year, month, day)
    reports = list(listed().filter(span.is_within)[:OF_A_DAY])
    teasers = teasers_of(reports)
    return _bake(span, reports=teasers, shows={"front", *topics_shown(teasers)})


def _bake(
    span: Span,
    *,
    shows: set[str],
    periods: tuple[Period, ...] = (),
    reports: tuple[Teaser, ...] = (),
) -> Baked:
    crumbs = [Link("Archive", "/archive/")]
    if span.month:
        crumbs.append(Link(str(span.year), Span(span.year).url))
    if span.day:
        crumbs.append(Link(Span(span.year, span.month).name, Span(span.year, span.month).url))
    if not (periods or reports):
        raise Http404("Nothing was published then.")
    before, after = _neighbours(span)
    return bake(
        "archive.html",
        head=Head(url=span.url),
        shows=shows,
        title=span.name,
        crumbs=tuple(crumbs),
        before_url=before.url if before else "",
        before_name=before.name if before else "",
        after_url=after.url if after else "",
        after_name=after.name if after else "",
        periods=periods,
        reports=reports,
    )


def _span(year: int, month: int = 0, day: int = 0) -> Span:
    span = Span(year, month, day)
    try:
        span.next_first  # noqa: B018  raises for 31 February, or for the year 9999
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        raise Http404("There is no such day.") from None
    return span


def _periods(spans: Sequence[Span]) -> tuple[Period, ...]:
    """Those that hold something, each counted along the index of times."""
    published = Report.objects.live()
    counts = ((span, published.filter(span.is_within).count()) for span in spans)
    return tuple(Period(span.name, span.url, count) for span, count in counts if count)


def _neighbours(span: Span) -> tuple[Span | None, Span | None]:
    """The nearest spans of the same length before and after that hold something."""
    published = Report.objects.live()
    before = published.filter(first_published_at__lt=midnight(span.first))
    after = published.filter(first_published_at__gte=midnight(span.next_first))
    latest = before.order_by("-first_published_at").values_list("first_published_at", flat=True)
    earliest = after.order_by("first_published_at").values_list("first_published_at", flat=True)
    found = [latest.first(), earliest.first()]
    return tuple(span.like(_day(at)) if at else None for at in found)  # type: ignore[return-value]  # two in, two out


def midnight(day: dt.date) -> dt.datetime:
    """When a day begins in the newsroom's zone."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(settings.TIME_ZONE))


def _day(at: dt.datetime) -> dt.date:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
