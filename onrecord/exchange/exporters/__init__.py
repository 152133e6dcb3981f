"""Writes the comments of discussions for other systems, and for another On Record."""

from collections.abc import Callable, Generator
from typing import Any

from django.db.models import QuerySet

from onrecord.discussion.models import Discussion
from onrecord.exchange.exporters import own, wxr

Writer = Callable[..., Generator[bytes, None, None]]
WRITERS: dict[str, Writer] = {"onrecord": own.pieces, "wxr": wxr.pieces}


def discussions_of(short_ids: list[str] | None = None) -> QuerySet[Discussion, Any]:
    """The discussions of these reports, or all, the oldest first."""
    rows = Discussion.objects.select_related("report__section").order_by("pk")
    return rows.filter(report__short_id__in=short_ids) if short_ids else rows
