"""Warnings, suspensions and bans: with a clause, a reason and, but for bans, an end."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from onrecord.discussion.models.clause import Clause
from onrecord.people.models import User
from onrecord.shared.prepared import Slot


class SanctionQuerySet(models.QuerySet["Sanction"]):
    """Which sanctions."""

    def standing(self, person: User | Slot, *, at: dt.datetime | Slot) -> SanctionQuerySet:
        """What keeps the person from writing now."""
        rows = self.filter(person=person, lifted_at=None).exclude(kind=Sanction.Kind.WARNING)
        return rows.filter(Q(until=None) | Q(until__gt=at))


class Sanction(models.Model):
    """One sanction on one person. Its facts stay; lifting it is written beside them."""

    class Kind(models.TextChoices):
        WARNING = "warning", "Warning"
        SUSPENSION = "suspension", "Suspension"
        BAN = "ban", "Ban"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sanctions"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    until = models.DateTimeField(null=True, help_text="Empty: a warning, or for good.")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = SanctionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(
                fields=["person"], condition=Q(lifted_at=None), name="sanctions_that_stand"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="suspension", until__isnull=False)
                | Q(kind__in=["warning", "ban"], until__isnull=True),
                name="a_suspension_ends",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"
