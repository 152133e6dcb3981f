"""RSS and Atom of everything, a section, a topic, a speaker, corrections; and their list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from onrecord.delivery.baking import Baked, Moved
from onrecord.frontpage.pages.corrections import published_corrections
from onrecord.frontpage.pages.frame import NAMES, SITE
from onrecord.frontpage.pages.standing import list_page
from onrecord.frontpage.pages.teasers import Teaser, listed, teasers_of, topics_shown
from onrecord.law.pages import newest as newest_entries
from onrecord.record.models import Speaker, Statement
from onrecord.record.pages.known import is_known
from onrecord.record.pages.speakers import reported_statement
from onrecord.reports.models import NewsroomSettings, Section, Topic
from onrecord.reports.models.queries import ReportQuerySet
from onrecord.shared.links import Link, absolute

LENGTH = 30
Kind = Literal["atom", "rss"]
FEEDS: dict[Kind, type[Atom1Feed | Rss201rev2Feed]] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry; ``key`` stays the same whatever becomes of headline and section."""

    key: str
    title: str
    url: str
    summary: str
    published_at: dt.datetime
    updated_at: dt.datetime
    section: str = ""


def everything(*, kind: Kind) -> Baked:
    """The newest reports of all sections."""
    return _of_reports(listed(), name="", url="/", path="/feeds/all", kind=kind, shows={"front"})


def section(*, slug: str, kind: Kind) -> Baked:
    """The newest reports of a section."""
    found = get_object_or_404(Section, slug=slug)
    return _of_reports(
        listed().filter(section=found),
        name=found.name,
        url=found.get_absolute_url(),
        path=f"/feeds/sections/{slug}",
        kind=kind,
        shows={f"section:{found.pk}"},
    )


def topic(*, slug: str, kind: Kind) -> Baked:
    """The newest reports about a topic."""
    found = get_object_or_404(Topic.objects.with_reports(), slug=slug)
    return _of_reports(
        listed().about(found),
        name=found.name,
        url=found.get_absolute_url(),
        path=f"/feeds/topics/{slug}",
        kind=kind,
        shows={f"topic:{found.pk}"},
    )


def speaker(*, slug: str, kind: Kind) -> Baked | Moved:
    """What a speaker was last reported to have said; one that was merged leads on."""
    asked = get_object_or_404(Speaker, slug=slug)
    found = asked.goes_by
    if not is_known(found):
        raise Http404("No speaker has this address.")
    if found != asked:
        return Moved(f"/feeds/speakers/{found.slug}.{kind}", is_permanent=False)
    rows = (
        Statement.objects.filter(speaker=found, state=Statement.State.CONFIRMED, report__live=True)
        .naming_reports("version", "speaker")
        .defer("version__content")
        .order_by("-report__first_published_at", "start", "pk")[:LENGTH]
    )
    said = [(row, reported_statement(row)) for row in rows]
    return _bake(
        [
            Item(
                key=f"{row.report.short_id}/s-{row.pk}",
                title=f"{found.name}, in “{shown.report.name}”",
                url=shown.prose_url,
                summary=shown.content,
                published_at=shown.published_at,
                updated_at=shown.published_at,
            )
            for row, shown in said
        ],
        name=f"{found.name}: on record",
        url=found.get_absolute_url(),
        path=f"/feeds/speakers/{slug}",
        kind=kind,
        shows={f"speaker:{found.pk}", NAMES, "front"},
    )


def corrections(*, kind: Kind) -> Baked:
    """What was wrong and what is right."""
    rows = published_corrections().order_by("-pk")[:LENGTH]
    return _bake(
        [
            Item(
                key=f"correction-{row.pk}",
                title=f"{row.get_kind_display()}: {row.report.headline}",
                url=f"{row.report.get_absolute_url()}#correction-{row.pk}",
                summary=row.text,
                published_at=row.made_at,
                updated_at=row.made_at,
            )
            for row in rows
        ],
        name="Corrections",
        url="/corrections/",
        path="/feeds/corrections",
        kind=kind,
        shows={"corrections", "front"},
    )


def moderation_log(*, kind: Kind) -> Baked:
    """What was decided about comments."""
    return _bake(
        [
            Item(
                key=f"moderation-log/{entry.number}",
                title=f"{entry.number}. {entry.action}",
                url=entry.url,
                summary=f"Under {entry.clause.name}, by {entry.actor}."
                if entry.clause
                else f"By {entry.actor}.",
                published_at=entry.at,
                updated_at=entry.at,
            )
            for entry in newest_entries(LENGTH)
        ],
        name="Moderation log",
        url="/moderation-log/",
        path="/feeds/moderation-log",
        kind=kind,
        shows={"moderation-log"},
    )


def feeds() -> Baked:
    """The page that lists the feeds; those of speakers stand on their pages."""
    links = [Link("All reports", "/feeds/all.atom"), Link("Corrections", "/feeds/corrections.atom")]
    links += [Link("Moderation log", "/feeds/moderation-log.atom")]
    links += [Link(one.name, f"/feeds/sections/{one.slug}.atom") for one in Section.objects.all()]
    topics = Topic.objects.with_reports()
    links += [Link(one.name, f"/feeds/topics/{one.slug}.atom") for one in topics]
    return list_page(title="Feeds", url="/feeds/", links=links, shows={"front"})


def _of_reports(
    reports: ReportQuerySet, *, name: str, url: str, path: str, kind: Kind, shows: set[str]
) -> Baked:
    rows = list(reports[:LENGTH])
    teasers = teasers_of(rows)
    items = [
        _report_item(teaser, key=row.short_id, updated_at=row.last_published_at)
        for row, teaser in zip(rows, teasers, strict=True)
    ]
    shows = {*shows, *(topic for topic in topics_shown(teasers) if topic.startswith("report:"))}
    return _bake(items, name=name, url=url, path=path, kind=kind, shows=shows)


def _report_item(teaser: Teaser, *, key: str, updated_at: dt.datetime) -> Item:
    source = f" – {teaser.headline_source}" if teaser.headline_source else ""
    corrected = "Corrected. " if teaser.corrections else ""
    return Item(
        key=key,
        title=f"{teaser.headline}{source}",
        url=teaser.url,
        summary=f"{corrected}{teaser.summary}",
        published_at=teaser.published_at,
        updated_at=updated_at,
        section=teaser.section.name,
    )


def _bake(
    items: Iterable[Item], *, name: str, url: str, path: str, kind: Kind, shows: set[str]
) -> Baked:
    site = NewsroomSettings.now_shown()
    feed = FEEDS[kind](
        title=f"{name} | {site.name}" if name else site.name,
        link=absolute(url),
        description=site.strapline or site.name,
        language=site.language,
        feed_url=absolute(f"{path}.{kind}"),
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=absolute(item.url),
            description=item.summary,
            # The short address, so that a reader's program knows an entry again for ever.
            unique_id=absolute(f"/{item.key}"),
            unique_id_is_permalink=False,
            pubdate=item.published_at,
            updateddate=item.updated_at,
            categories=[item.section] if item.section else [],
        )
    return Baked(
        body=feed.writeString("utf-8").encode(),
        shows=frozenset([SITE, *shows]),
        content_type=feed.content_type,
    )
