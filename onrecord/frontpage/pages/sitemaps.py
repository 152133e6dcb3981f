"""For search engines: an index, a map a month, the lists, the last two days' news, robots.txt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.http import Http404
from django.utils import timezone

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.archive import Span, midnight
from onrecord.frontpage.pages.frame import NAMES, SITE
from onrecord.record.models import Measure, Speaker
from onrecord.record.pages.known import speakers_on_record
from onrecord.record.pages.measures import measures_on_record
from onrecord.reports.models import NewsroomSettings, Report, Section, Topic
from onrecord.reports.models.queries import ReportQuerySet
from onrecord.shared.links import absolute
from onrecord.shared.prepared import Prepared, Slot

XML = "application/xml; charset=utf-8"
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"
MOST = 50_000  # addresses a map may hold
NEWS = dt.timedelta(days=2)
MOST_NEWS = 1000
TOLD = (  # of a report
    *("section__slug", "slug", "short_id", "headline", "language"),
    *("first_published_at", "last_published_at"),
)


def index() -> Baked:
    """Where the maps are."""
    maps = ["/sitemaps/lists.xml", "/sitemaps/news.xml"]
    maps += [f"/sitemaps/{span.year:04d}-{span.month:02d}.xml" for span in months()]
    return _xml(
        f'<sitemapindex xmlns="{SPACE}">',
        (f"<sitemap><loc>{_loc(path)}</loc></sitemap>" for path in maps),
        "</sitemapindex>",
        shows={"front"},
    )


def month(*, year: int, month: int) -> Baked:
    """The reports first published in a month."""
    if not 1 <= month <= 12:
        raise Http404("There is no such month.")
    reports = _reports().filter(Span(year, month).is_within)[:MOST]
    entries = [_entry(report.get_absolute_url(), report.last_published_at) for report in reports]
    if not entries:
        raise Http404("Nothing was published then.")
    return _xml(f'<urlset xmlns="{SPACE}">', entries, "</urlset>", shows={"front"})


def lists() -> Baked:
    """Sections, topics, speakers and measures."""
    things: list[Section | Topic | Speaker | Measure] = [
        *Section.objects.all(),
        *Topic.objects.with_reports(),
        *speakers_on_record(),
        *measures_on_record(),
    ]
    paths = ["/", "/about/", "/standards/", "/corrections/", "/archive/"]
    paths += [thing.get_absolute_url() for thing in things]
    return _xml(
        f'<urlset xmlns="{SPACE}">',
        (_entry(path) for path in paths[:MOST]),
        "</urlset>",
        shows={"front", "record", NAMES},
    )


def news() -> Baked:
    """The reports of the last two days, as news search asks for them."""
    now = timezone.now()
    reports = list(_reports().filter(first_published_at__gte=now - NEWS)[:MOST_NEWS])
    name = escape(NewsroomSettings.now_shown().name)
    return _xml(
        f'<urlset xmlns="{SPACE}" xmlns:news="{NEWS_SPACE}">',
        (_news_entry(report, name) for report in reports),
        "</urlset>",
        shows={"front"},
        fresh_until=reports[-1].first_published_at + NEWS if reports else None,
    )


def robots() -> Baked:
    """What robots may read: all that is baked, nothing that is asked for one person."""
    lines = [
        "User-agent: *",
        *(
            f"Disallow: {path}"
            for path in ("/desk/", "/account/", "/search/", "/live/", "/me.json")
        ),
        f"Sitemap: {absolute('/sitemap.xml')}",
    ]
    body = "\n".join([*lines, ""]).encode()
    return Baked(body=body, shows=frozenset([SITE]), content_type="text/plain; charset=utf-8")


def months() -> Iterator[Span]:
    """Every month in which something was published, the latest first: one query each."""
    before = timezone.now() + dt.timedelta(days=1)  # another node's clock may be ahead
    while at := _latest.first(before=before):
        day = timezone.localtime(at).date()
        span = Span(day.year, day.month)
        yield span
        before = midnight(span.first)


def _reports() -> ReportQuerySet:
    reports: ReportQuerySet = Report.objects.live().newest_first()
    return reports.select_related("section").only(*TOLD)


def _entry(path: str, changed_at: dt.datetime | None = None) -> str:
    changed = f"<lastmod>{changed_at.isoformat()}</lastmod>" if changed_at else ""
    return f"<url><loc>{_loc(path)}</loc>{changed}</url>"


def _news_entry(report: Report, name: str) -> str:
    return (
        f"<url><loc>{_loc(report.get_absolute_url())}</loc><news:news>"
        f"<news:publication><news:name>{name}</news:name>"
        f"<news:language>{escape(report.language)}</news:language></news:publication>"
        f"<news:publication_date>{report.first_published_at.isoformat()}</news:publication_date>"
        f"<news:title>{escape(report.headline)}</news:title></news:news></url>"
    )


def _loc(path: str) -> str:
    return escape(absolute(path))


def _xml(
    opening: str,
    entries: Iterable[str],
    closing: str,
    *,
    shows: set[str],
    fresh_until: dt.datetime | None = None,
) -> Baked:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', opening, *entries, closing, ""]
    return Baked(
        body="\n".join(lines).encode(),
        shows=frozenset([SITE, *shows]),
        content_type=XML,
        fresh_until=fresh_until,
    )


_latest = Prepared(
    lambda: (
        Report.objects.live()
        .filter(first_published_at__lt=Slot("before"))
        .order_by("-first_published_at")
        .values_list("first_published_at", flat=True)[:1]
    )
)
