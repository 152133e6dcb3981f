"""Flags: a reader asks a moderator to look, naming a clause."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onrecord.discussion.models.clause import Clause
from onrecord.discussion.models.comment import Comment


class Flag(models.Model):
    """One reader's flag on one comment; ``settled_at`` once a moderator has looked.

    ``is_upheld`` where that took the comment away, until it is given back.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="flags")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="flags"
    )
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    is_upheld = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "reader"], name="one_flag_per_reader"),
        ]
        indexes = [
            models.Index(fields=["comment"], condition=Q(settled_at=None), name="open_flags"),
            models.Index(fields=["made_at"], condition=Q(settled_at=None), name="flags_of_late"),
        ]

    def __str__(self) -> str:
        return f"Flag on {self.comment}"
