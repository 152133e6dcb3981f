"""Appeals: once for each decision or sanction, answered by another moderator."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onrecord.discussion.models.sanction import Sanction
from onrecord.moderation.models.decision import Decision


class Appeal(models.Model):
    """What somebody says against a decision or a sanction, and the answer."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True)
    sanction = models.OneToOneField(Sanction, on_delete=models.CASCADE, null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="appeals"
    )
    words = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    is_granted = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__isnull=False, sanction__isnull=True)
                | Q(decision__isnull=True, sanction__isnull=False),
                name="an_appeal_is_against_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, is_granted=None)
                | Q(answered_at__isnull=False, is_granted__isnull=False) & ~Q(answer=""),
                name="an_answer_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"Appeal against {self.against}"

    @property
    def against(self) -> Decision | Sanction:
        """What it is against."""
        against = self.decision or self.sanction
        assert against is not None  # noqa: S101  the database's constraint says so
        return against
