"""The page of a topic, and the list of topics."""

from __future__ import annotations

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.counting import most_quoted
from onrecord.frontpage.pages.frame import NAMES, Head, bake
from onrecord.frontpage.pages.standing import list_page
from onrecord.frontpage.pages.teasers import teasers_of, topics_shown
from onrecord.frontpage.pages.walking import leaf, under
from onrecord.record.models import Figure, Measure, Statement
from onrecord.reports.models import Report, Topic
from onrecord.shared.links import Link

LOOKED_AT = 200  # of a topic's newest reports, for who spoke and what was counted


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicShown:
    """The head of a topic's page."""

    name: str
    url: str
    description: str
    feed_url: str


def topic(*, slug: str, before: str = "") -> Baked:
    """A topic's reports, newest first, with who spoke on it and what was counted."""
    found = get_object_or_404(Topic.objects.with_reports(), slug=slug)
    base, feed_url = found.get_absolute_url(), f"/feeds/topics/{slug}.atom"
    page = leaf(
        Report.objects.live().newest_first().about(found), address=under(base), before=before
    )
    teasers = teasers_of(page.reports)
    recent = list(
        Report.objects.live().about(found).newest_first().values_list("pk", flat=True)[:LOOKED_AT]
    )
    return bake(
        "topic.html",
        head=Head(url=page.url, description=found.description, feeds=(Link(found.name, feed_url),)),
        shows={f"topic:{found.pk}", "record", NAMES, *topics_shown(teasers)},
        topic=TopicShown(
            name=found.name, url=base, description=found.description, feed_url=feed_url
        ),
        reports=teasers,
        speakers=most_quoted(Statement.objects.filter(report_id__in=recent)),
        measures=_measures(recent),
        newer_url=page.newer_url,
        older_url=page.older_url,
    )


def topics() -> Baked:
    """Every topic that a published report is about."""
    rows = list(Topic.objects.with_reports())
    return list_page(
        title="Topics",
        url="/topics/",
        links=[Link(row.name, row.get_absolute_url()) for row in rows],
        shows={"front", *(f"topic:{row.pk}" for row in rows)},
    )


def _measures(reports: list[int]) -> tuple[Link, ...]:
    ids = Figure.objects.filter(
        report_id__in=reports, state=Figure.State.CONFIRMED, measure__isnull=False
    ).values("measure_id")
    return tuple(Link(m.name, m.get_absolute_url()) for m in Measure.objects.filter(pk__in=ids))
