"""Who spoke how often."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from onrecord.record.models import Statement


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker and how many of their statements are meant."""

    name: str
    url: str
    statements: int


def most_quoted(statements: QuerySet[Statement], *, at_most: int = 8) -> tuple[SpeakerCount, ...]:
    """Who made the most of these statements, as far as they are confirmed and published."""
    rows = (
        statements.filter(state=Statement.State.CONFIRMED, report__live=True, speaker__isnull=False)
        .order_by()
        .values_list("speaker__name", "speaker__slug")
        .annotate(count=Count("pk"))
        .order_by("-count", "speaker__name")[:at_most]
    )
    return tuple(SpeakerCount(name, f"/speakers/{slug}/", count) for name, slug, count in rows)
