"""What stands between a draft and its publication: gates that apps above add, and the occasion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.people.models import User

# Each is given a draft and gives the reasons against publishing it, or none. Apps above add theirs.
publishing_gates: list[Callable[[Any], list[str]]] = []


@dataclass(frozen=True)
class Publishing:
    """When and by whom a report is being published, which Wagtail's signal does not carry.

    Nobody publishes what a schedule does.
    """

    at: dt.datetime
    by: User | None
