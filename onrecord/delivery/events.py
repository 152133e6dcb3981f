"""Writes events: called by actions, inside the transaction of the change they tell of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction

from onrecord.delivery.hearing import Heard, hear
from onrecord.delivery.models import Event
from onrecord.shared.inserting import add_facts


def announce(*topics: str, detail: dict[str, Any] | None = None) -> None:
    """Write one event a topic, to be heard by every process once the transaction commits."""
    announce_each(dict.fromkeys(topics, detail or {}))


def announce_each(details: Mapping[str, dict[str, Any]]) -> None:
    """The same for topics, at least one, of which each has a detail of its own."""
    keys = add_facts(
        Event, [{"topic": topic, "detail": detail} for topic, detail in details.items()]
    )
    heard = [
        Heard(id=key, topic=topic, detail=detail)
        for key, (topic, detail) in zip(keys, details.items(), strict=True)
    ]
    # Whoever made the change sees it in the next page already, before the tail comes by.
    transaction.on_commit(partial(hear, heard))
