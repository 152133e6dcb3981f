"""The community standards, clause by clause: every decision cites one, as it read then."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from onrecord.shared.append_only import AppendOnly


class ClauseQuerySet(models.QuerySet["Clause"]):
    """Which clauses."""

    def in_force(self) -> ClauseQuerySet:
        """Those that a flag or a decision may cite now."""
        return self.filter(is_in_force=True)


class Clause(models.Model):
    """One numbered clause of the standards; each wording it ever had is kept."""

    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=120)
    text = models.TextField()
    is_in_force = models.BooleanField(
        "in force",
        default=True,
        help_text="Take the mark away to retire the clause: earlier decisions still cite it.",
    )

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @transaction.atomic
    def save(self, *args: Any, **facts: Any) -> None:
        """Save, and keep the wording where it is another one."""
        super().save(*args, **facts)
        newest = self.wordings.order_by("-number").first()
        if newest and (newest.title, newest.text) == (self.title, self.text):
            return
        ClauseWording.objects.create(
            clause=self,
            number=newest.number + 1 if newest else 1,
            title=self.title,
            text=self.text,
            since=timezone.now(),
        )

    def get_absolute_url(self) -> str:
        return f"/standards/#clause-{self.number}"


class ClauseWording(AppendOnly):
    """What a clause said from a moment on: what a decision of that time cites."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    since = models.DateTimeField()

    class Meta:
        ordering = ["clause", "number"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "number"], name="wordings_count_up"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} (wording {self.number})"

    def get_absolute_url(self) -> str:
        return f"/standards/clauses/{self.clause.number}/#wording-{self.number}"
