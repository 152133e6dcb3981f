"""Every address of the data that a written copy of the site holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from onrecord.exchange.pages.listings import LISTINGS
from onrecord.record.models import Speaker
from onrecord.record.pages.addressed import figures_on_record, standing, statements_on_record
from onrecord.record.pages.known import speakers_on_record
from onrecord.record.pages.measures import measures_on_record
from onrecord.reports.models import Report

Parameters = dict[str, Any]
Every = Callable[[], Iterator[Parameters]]
AT_A_TIME = 500


def statements() -> Iterator[Parameters]:
    """Every statement on record."""
    yield from _ids(statements_on_record())


def figures() -> Iterator[Parameters]:
    """Every figure on record."""
    yield from _ids(figures_on_record())


def checks() -> Iterator[Parameters]:
    """Every check on record."""
    last = 0
    rows = LISTINGS["checks"].rows().order_by("pk")
    while found := list(rows.filter(pk__gt=last)[:AT_A_TIME]):
        last = found[-1].pk
        yield from ({"pk": one.check.pk} for one in standing(found))


def reports() -> Iterator[Parameters]:
    """Every published report."""
    ids = Report.objects.live().values_list("short_id", flat=True).order_by()
    yield from ({"short_id": short_id} for short_id in ids.iterator())


def speakers() -> Iterator[Parameters]:
    """Every speaker with something on record, and what they are part of."""
    on_record = dict(speakers_on_record().values_list("pk", "slug"))
    yield from ({"slug": slug} for slug in on_record.values())
    others = sorted(_above(on_record) - on_record.keys())
    for start in range(0, len(others), AT_A_TIME):
        some = Speaker.objects.filter(pk__in=others[start : start + AT_A_TIME], merged_into=None)
        yield from ({"slug": slug} for slug in some.values_list("slug", flat=True))


def measures() -> Iterator[Parameters]:
    """Every measure with a figure on record."""
    slugs = measures_on_record().values_list("slug", flat=True)
    yield from ({"slug": slug} for slug in slugs)


def _above(speakers: Iterable[int]) -> set[int]:
    """What these are part of, and what that is part of, and so on."""
    whole = Speaker.objects.filter(part_of__isnull=False, part_of__merged_into=None)
    above = dict(whole.values_list("pk", "part_of"))
    found: set[int] = set()
    for speaker in speakers:
        while (speaker := above.get(speaker, 0)) and speaker not in found:
            found.add(speaker)
    return found


def _ids(rows: QuerySet[Any]) -> Iterator[Parameters]:
    yield from ({"pk": pk} for pk in rows.order_by("pk").values_list("pk", flat=True).iterator())
