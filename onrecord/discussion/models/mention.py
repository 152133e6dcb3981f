"""Whom a comment names: people who take part in the same discussion."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onrecord.discussion.models.comment import Comment


class Mention(models.Model):
    """``@name`` in a comment. ``words`` is the name as it stands there, which may change since.

    ``told_at`` is when the person was told, once; nobody is told before the comment can be read.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentioned_in"
    )
    words = models.CharField(max_length=60)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="named_once_in_a_comment"),
        ]

    def __str__(self) -> str:
        return f"@{self.words}"
