"""Recommendations: the one thing a reader says of a comment without words."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onrecord.discussion.models.comment import Comment


class Recommendation(models.Model):
    """One reader recommends one comment; there is no opposite of it that others see."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="recommendations")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recommendations"
    )
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "comment"], name="one_recommendation_per_reader"
            ),
        ]

    def __str__(self) -> str:
        return f"Recommendation of {self.comment}"
