"""The discussion of one report: whether it is open, and how many comments it has published."""

from __future__ import annotations

from django.db import models

from onrecord.discussion.models.policy import Mode
from onrecord.reports.models import Report


class Discussion(models.Model):
    """``last_seq`` counts comments as they become visible, so that "N new" is exact.

    ``edition`` counts changes of the keys by which comments are ordered; walks of editions before
    ``walkable_from`` can no longer go on.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        OFF = "off", "Off"

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="discussion")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    mode = models.CharField(
        "a moderator looks",
        max_length=8,
        choices=Mode,
        blank=True,
        help_text="Empty: as its section.",
    )
    pause_s = models.PositiveIntegerField(
        "slow mode, seconds", null=True, blank=True, help_text="Empty: as its section."
    )
    close_after_days = models.PositiveSmallIntegerField(
        "days after which it closes", null=True, blank=True, help_text="Empty: as its section."
    )
    closed_by_time_at = models.DateTimeField(null=True, editable=False)
    last_seq = models.PositiveIntegerField(default=0, editable=False)
    edition = models.PositiveIntegerField(default=0, editable=False)
    walkable_from = models.PositiveIntegerField(default=0, editable=False)
    comment_count = models.PositiveIntegerField(default=0, editable=False)
    last_step = models.PositiveIntegerField(default=0, editable=False)
    step_hash = models.CharField(max_length=64, blank=True, editable=False)

    def __str__(self) -> str:
        return f"Discussion of {self.report}"

    @property
    def can_be_read(self) -> bool:
        """Whether everybody may read it, open or closed."""
        return self.state != Discussion.State.OFF and bool(self.report.live)
