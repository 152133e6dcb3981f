"""Comments and the earlier wordings of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onrecord.discussion.models.clause import Clause
from onrecord.discussion.models.discussion import Discussion


class Comment(models.Model):
    """What a reader wrote, or what a captured page shows a reader to have written.

    ``publish_seq`` is its place in the order in which comments became visible; a comment that
    never was has none. A captured comment has no author but a ``captured_name`` (may be empty).
    """

    class Status(models.TextChoices):
        PUBLISHED = "published", "Published"
        HELD = "held", "Held for a moderator"
        REJECTED = "rejected", "Rejected"
        REMOVED = "removed", "Removed by a moderator"
        WITHDRAWN = "withdrawn", "Withdrawn by its author"

    short_id = models.CharField(max_length=12, unique=True, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="comments"
    )
    is_captured = models.BooleanField(default=False)
    captured_name = models.CharField(max_length=80, blank=True)
    captured_reply_to = models.CharField(
        max_length=80, blank=True, help_text="Whom it answers, where that comment was not captured."
    )
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.PUBLISHED)
    publish_seq = models.PositiveIntegerField(null=True, editable=False)
    body_source = models.TextField()
    body_html = models.TextField(editable=False)
    created_at = models.DateTimeField(db_index=True)
    published_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    removed_under = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    posting_key = models.CharField(
        max_length=64, blank=True, help_text="Sent by the form, so that a retry never posts twice."
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["publish_seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["discussion", "publish_seq"], name="one_comment_per_place_in_order"
            ),
            models.UniqueConstraint(
                fields=["author", "posting_key"],
                condition=~Q(posting_key=""),
                name="a_form_posts_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["status", "created_at"],
                condition=Q(status="held"),
                name="held_comments",
            ),
            models.Index(fields=["author", "-created_at"], name="comments_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.body_source[:60]


class CommentRevision(models.Model):
    """What a comment said before an edit. Append-only."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    body_source = models.TextField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["replaced_at"]

    def __str__(self) -> str:
        return self.body_source[:60]
