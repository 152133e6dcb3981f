"""Notes that moderators leave each other about a person."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class PersonNote(models.Model):
    """A note on a person; it goes with the person's account."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="moderation_notes"
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.CharField(max_length=1000)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"Note on {self.person}"
