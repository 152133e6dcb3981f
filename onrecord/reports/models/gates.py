"""What stands between a draft and its publication: gates that apps above add, and the occasion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from onrecord.delivery.clock import database_now
from onrecord.people.models import User


def reasons_of_the_clock(draft: Any) -> list[str]:
    """Wagtail schedules by this machine's clock: one that is ahead would publish too early."""
    planned = draft.go_live_at
    if not planned or planned > timezone.now() or planned <= database_now():
        return []
    return ["The clock of this machine is ahead of the database’s. Have it set, and try again."]


# Each is given a draft and gives the reasons against publishing it, or none. Apps above add theirs.
publishing_gates: list[Callable[[Any], list[str]]] = [reasons_of_the_clock]


@dataclass(frozen=True)
class Publishing:
    """When and by whom a report is being published, which Wagtail's signal does not carry.

    Nobody publishes what a schedule does.
    """

    at: dt.datetime
    by: User | None
