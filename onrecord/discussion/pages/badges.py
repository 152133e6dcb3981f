"""What the newsroom vouches for beside names, on one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from onrecord.people.models import Badge
from onrecord.reports.models import Report
from onrecord.shared.prepared import Prepared, Slot

Marks = dict[int, str]


def marks_on(report: Report, people: Iterable[int | None]) -> Marks:
    """What stands beside each person's name here: an expert's only where the report has the topic.

    One query, and one more where an expert is among them.
    """
    here = Q(about__in=["", f"report:{report.pk}"]) | Q(kind=Badge.Kind.EXPERT)
    standing = Badge.objects.filter(here, person__in={pk for pk in people if pk}, ended_at=None)
    badges = list(standing.order_by("kind", "pk"))
    topics: set[str] = set()
    if any(badge.kind == Badge.Kind.EXPERT for badge in badges):
        topics = {f"topic:{topic.pk}" for topic in report.topics.all()}
    marks: defaultdict[int, list[str]] = defaultdict(list)
    for badge in badges:
        if badge.kind != Badge.Kind.EXPERT or badge.about in topics:
            marks[badge.person_id].append(badge.words)
    return {person: " · ".join(words) for person, words in marks.items()}


def people_in(report: Report) -> list[int]:
    """Who has the right of reply here: the people in the story."""
    return _in_story.all(report=f"report:{report.pk}")


_in_story = Prepared(
    lambda: Badge.objects.filter(about=Slot("report"), ended_at=None).values_list(
        "person", flat=True
    )
)
