"""Writes events: called by actions, inside the transaction of the change they tell of."""

from __future__ import annotations

from typing import Any

from onrecord.delivery.models import Event


def announce(*topics: str, detail: dict[str, Any] | None = None) -> None:
    """Write one event a topic, to be heard by every process once the transaction commits."""
    Event.objects.bulk_create(Event(topic=topic, detail=detail or {}) for topic in topics)
