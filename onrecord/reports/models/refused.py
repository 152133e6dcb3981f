"""A schedule that could not be kept: how often it was tried, why not, and when it is tried next."""

from __future__ import annotations

import datetime as dt

from django.db import models

from onrecord.reports.models.report import Report

TRIES = 20  # some fourteen minutes
LONGEST_WAIT = 60  # seconds


class RefusedSchedule(models.Model):
    """Of what was due at one time; another time begins anew. Without a next try it is set aside."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    reasons = models.TextField()
    next_try_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "due_at"], name="one_refusal_for_each_time")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} at {self.due_at}: {self.reasons}"

    @property
    def is_set_aside(self) -> bool:
        """It is not tried any more."""
        return self.next_try_at is None

    def waits(self, *, at: dt.datetime) -> bool:
        """Whether it is not to be tried at that time."""
        return self.next_try_at is None or self.next_try_at > at

    def refuse(self, reasons: str, *, at: dt.datetime) -> None:
        """It was tried once more in vain: the next wait is twice as long, up to a minute."""
        self.tries += 1
        self.reasons = reasons
        wait = dt.timedelta(seconds=min(2 ** (self.tries - 1), LONGEST_WAIT))
        self.next_try_at = at + wait if self.tries < TRIES else None
        self.save()
