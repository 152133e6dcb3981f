"""Decisions: what a moderator did, by which clause and why. Append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onrecord.discussion.models import Clause, Comment
from onrecord.shared.append_only import AppendOnly


class Batch(AppendOnly):
    """Many decisions made at once: their parent."""

    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Batch {self.pk}"


class Decision(AppendOnly):
    """One act of moderation; a mistake is mended by another decision, never by a change."""

    class Action(models.TextChoices):
        REMOVE = "remove", "Removed"
        REJECT = "reject", "Rejected"
        PUBLISH = "publish", "Published"
        RESTORE = "restore", "Restored"
        KEEP = "keep", "Kept after a flag"
        SPAM = "spam", "Marked as spam"
        UNDO = "undo", "Taken back"

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="decisions")
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    action = models.CharField(max_length=8, choices=Action)
    before = models.CharField("status before", max_length=10, choices=Comment.Status)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(db_index=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="decisions")
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="undone_by"
    )

    class Meta:
        indexes = [models.Index(fields=["moderator", "-made_at"], name="decisions_of_a_moderator")]
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(action__in=["remove", "reject", "spam"])
                | models.Q(clause__isnull=False),
                name="taking_away_cites_a_clause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.comment}"
