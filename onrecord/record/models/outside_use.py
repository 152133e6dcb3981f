"""What asking a model outside has cost, day by day."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F


class OutsideUseQuerySet(models.QuerySet["OutsideUse"]):
    """The one place where tokens are taken and given back."""

    def reserve(self, *, day: dt.date, tokens: int, limit: int) -> bool:
        """Take tokens of the day before asking; false where the day's limit would be passed."""
        self.get_or_create(day=day)
        open_days = self.filter(day=day, tokens__lte=limit - tokens)
        return open_days.update(tokens=F("tokens") + tokens, asked=F("asked") + 1) == 1

    def settle(self, *, day: dt.date, reserved: int, used: int | None, added: int | None) -> None:
        """Count what was used instead of what was reserved; ``added`` is None for a failure."""
        spent = reserved if used is None else used
        self.filter(day=day).update(
            tokens=F("tokens") + spent - reserved,
            failed=F("failed") + int(added is None),
            added=F("added") + (added or 0),
        )


class OutsideUse(models.Model):
    """One day: tokens spent, requests made, requests that failed, suggestions added."""

    day = models.DateField(unique=True)
    tokens = models.BigIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)

    objects = OutsideUseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.day}: {self.tokens} tokens"
