"""What of a report a comment is about: a statement, a figure, or words of a version."""

from __future__ import annotations

from django.db import models

from onrecord.discussion.models.comment import Comment
from onrecord.discussion.models.discussion import Discussion
from onrecord.record.models import Figure, Statement
from onrecord.reports.models import Version
from onrecord.shared.anchors import Anchor


class CommentAnchor(models.Model):
    """The words as they stood in ``version`` when the comment was written; never changed.

    ``group`` is the first anchor to the same thing, by which comments are read together.
    ``is_orphan`` once neither the entry is on record nor the words stand in the newest version:
    readers are told which version it was. Nothing is ever matched by likeness.
    """

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="anchor")
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="anchors")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, related_name="comment_anchors"
    )
    figure = models.ForeignKey(
        Figure, on_delete=models.SET_NULL, null=True, related_name="comment_anchors"
    )
    group = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    is_orphan = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["discussion", "group", "comment"], name="comments_by_statement"),
        ]

    def __str__(self) -> str:
        return self.exact[:60]

    @property
    def as_anchor(self) -> Anchor:
        """Its words, to be found again in another version."""
        return Anchor(self.start, self.end, self.exact, self.prefix, self.suffix)
