"""How often something may be done: token buckets in the database, shared by every process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models

from onrecord.shared.inserting import add_facts
from onrecord.shared.prepared import Prepared, Slot


class TooOftenError(ValidationError):
    """Done too often; ``wait`` says in how long it may be done again."""

    def __init__(self, wait: dt.timedelta) -> None:
        self.wait = wait
        super().__init__(
            f"That was a lot at once. Wait {_in_words(wait)} and send it again; "
            "what you wrote is still here.",
            code="too_often",
        )


@dataclass(frozen=True)
class Rate:
    """``burst`` times at once, and then once ``every`` so often."""

    burst: int
    every: dt.timedelta


class AllowanceQuerySet(models.QuerySet["Allowance"]):
    """What can be asked of allowances."""

    def spend(self, *, key: str, rate: Rate, at: dt.datetime) -> None:
        """Take one from the bucket inside the change's transaction, or raise ``TooOftenError``.

        A change that is refused or rolled back costs nothing.
        """
        self.spend_all({key: rate}, at=at)

    def spend_all(self, rates: Mapping[str, Rate], *, at: dt.datetime) -> None:
        """Take one from each bucket, or none: ``rates`` has the rate of each key."""
        stored = _stored(tuple(sorted(rates)))
        if connection.features.has_select_for_update and len(stored) < len(rates):
            # Two who come for the first time at once must not both find a full bucket.
            new = [
                Allowance(key=key, left=rate.burst, counted_at=at) for key, rate in rates.items()
            ]
            self.bulk_create(new, ignore_conflicts=True)
            stored = _stored(tuple(sorted(rates)))
        spent = [_spent(key, rate, stored.get(key), at=at) for key, rate in rates.items()]
        add_facts(Allowance, spent, of="key", instead=("left", "counted_at"))


class Allowance(models.Model):
    """One bucket; ``key`` names the thing done and who does it, such as ``comment:12``."""

    key = models.CharField(max_length=100, unique=True)
    left = models.FloatField()
    counted_at = models.DateTimeField()

    objects = AllowanceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.key


def _stored(keys: tuple[str, ...]) -> dict[str, tuple[float, dt.datetime]]:
    """How much was left when in those that there are, locked in one order: nobody waits for one
    who waits for them."""
    slots = {f"key_{number}": key for number, key in enumerate(keys)}
    return {key: (left, counted_at) for key, left, counted_at in _buckets(len(keys)).all(**slots)}


@cache
def _buckets(number: int) -> Prepared[Allowance, tuple[str, float, dt.datetime]]:
    keys = [Slot(f"key_{number}") for number in range(number)]
    rows = Allowance.objects.select_for_update().order_by("key")
    return Prepared(lambda: rows.filter(key__in=keys).values_list("key", "left", "counted_at"))


def _spent(
    key: str, rate: Rate, stored: tuple[float, dt.datetime] | None, *, at: dt.datetime
) -> dict[str, Any]:
    """The bucket with one less in it, not kept yet."""
    if stored is None:
        return {"key": key, "left": rate.burst - 1, "counted_at": at}
    left, counted_at = stored
    elapsed = max(at - counted_at, dt.timedelta(0))
    left = min(rate.burst, left + elapsed / rate.every)
    # In whole microseconds: what floating point leaves short of one is no wait.
    if (wait := (1 - left) * rate.every) > dt.timedelta(0):
        raise TooOftenError(wait)
    return {"key": key, "left": max(left - 1, 0), "counted_at": max(at, counted_at)}


def _in_words(wait: dt.timedelta) -> str:
    seconds = max(1, round(wait.total_seconds()))
    if seconds < 90:
        return "a second" if seconds == 1 else f"{seconds} seconds"
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= 1.5 * length:
            return f"{round(seconds / length)} {unit}s"
    return "a minute"
