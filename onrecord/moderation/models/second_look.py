"""Second looks: some decisions, drawn by lot, are made once more by another moderator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from onrecord.moderation.models.decision import Decision


@dataclass(frozen=True)
class Agreement:
    """Of so many decisions that were looked at again, in how many the second moderator agreed."""

    looked_at: int
    agreed: int

    @property
    def rate(self) -> float | None:
        """Between 0 and 1; None while nothing was looked at again."""
        return self.agreed / self.looked_at if self.looked_at else None


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    """What can be asked of second looks."""

    def agreement(self, *, since: dt.datetime, until: dt.datetime) -> Agreement:
        """For the public log: of the looks taken from ``since`` to before ``until``."""
        counted = self.filter(looked_at__gte=since, looked_at__lt=until).aggregate(
            looked_at=Count("pk"), agreed=Count("pk", filter=Q(agrees=True))
        )
        return Agreement(looked_at=counted["looked_at"], agreed=counted["agreed"])


class SecondLook(models.Model):
    """A decision that somebody else makes again without seeing the first."""

    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, primary_key=True, related_name="second_look"
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    would_show = models.BooleanField("would show the comment", null=True)
    agrees = models.BooleanField(null=True)
    looked_at = models.DateTimeField(null=True, db_index=True)

    objects = SecondLookQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Second look at {self.decision}"
