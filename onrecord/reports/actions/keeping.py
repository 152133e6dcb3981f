"""Keeps what was published as a version, and tells every process that something has changed."""

from __future__ import annotations

import datetime as dt
import json

from wagtail.search.index import insert_or_update_object, remove_object

from onrecord.delivery.events import announce
from onrecord.people.models import User
from onrecord.reports.models import Report, Section, Topic, Version
from onrecord.reports.models.content import canonical, chained_hash, content_of
from onrecord.reports.models.reading import read_content
from onrecord.shared.prepared import Prepared, Slot


def keep_version(*, report: Report, editor: User | None, at: dt.datetime) -> Version:
    """Add the version for what was just published, hashed onto the one before.

    Called within the transaction of the publication, by whatever route it came.
    """
    last = _last.first(report=report.pk)
    _date(report, at=at, is_first=last is None)
    content = content_of(report, number=last.number + 1 if last else 1, at=at)
    written = canonical(content)
    previous = last.sha256 if last else ""
    version = Version.objects.create(
        report=report,
        number=content["number"],
        published_at=at,
        published_by=editor,
        headline=report.headline,
        content=written,
        text=read_content(content).text,
        sha256=chained_hash(written, previous=previous),
        previous_sha256=previous,
    )
    report.kept = version
    insert_or_update_object(report)
    announce(*topics_of(report, before=last))
    return version


def tell_of_taking_down(*, report: Report) -> None:
    """Forget a report that was taken down wherever it is listed or found."""
    remove_object(report)
    announce(*topics_of(report, before=None))


def topics_of(report: Report, *, before: Version | None) -> list[str]:
    """The events that a change of this report is told as; what it left is told too."""
    sections, topics = {report.section_id}, {topic.pk for topic in report.topics.all()}
    if before:
        was = json.loads(before.content)
        sections |= set(
            Section.objects.filter(slug=was["section"]["slug"]).values_list("pk", flat=True)
        )
        slugs = [topic["slug"] for topic in was["topics"]]
        topics |= set(Topic.objects.filter(slug__in=slugs).values_list("pk", flat=True))
    return [
        f"report:{report.pk}",
        *(f"section:{pk}" for pk in sorted(sections)),
        *(f"topic:{pk}" for pk in sorted(topics)),
        "front",
    ]


def _date(report: Report, *, at: dt.datetime, is_first: bool) -> None:
    """Write the time of publication that was asked for; Wagtail wrote the clock's."""
    report.last_published_at = at
    if is_first:
        report.first_published_at = at
    Report.objects.filter(pk=report.pk).update(
        last_published_at=report.last_published_at, first_published_at=report.first_published_at
    )


_last = Prepared(lambda: Version.objects.filter(report=Slot("report")).order_by("-number")[:1])
