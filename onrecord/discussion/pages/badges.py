"""What the newsroom vouches for beside names, on one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from onrecord.people.models import Badge
from onrecord.reports.models import Report, Topic
from onrecord.shared.prepared import Prepared, Slot, Slots

Marks = dict[int, str]


def marks_on(report: Report, people: Iterable[int | None]) -> Marks:
    """What stands beside each person's name here; an expert's, where the report has the topic."""
    here = {"report": report.pk, "here": f"report:{report.pk}"}
    marks: defaultdict[int, list[str]] = defaultdict(list)
    for person, words in _standing.all(**here, people=list({pk for pk in people if pk})):
        marks[person].append(words)
    return {person: " · ".join(words) for person, words in marks.items()}


def _standing_on() -> QuerySet[Badge, tuple[int, str]]:
    topics = Topic.objects.filter(reports=Slot("report")).order_by()
    named = topics.annotate(named=Concat(Value("topic:"), Cast("pk", CharField())))
    here = Q(about="") | Q(about=Slot("here")) | Q(about__in=named.values("named"))
    standing = Badge.objects.filter(here, person__in=Slots("people"), ended_at=None)
    return standing.order_by("kind", "pk").values_list("person", "words")


_standing = Prepared(_standing_on)
