"""Comments and the earlier wordings of them."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onrecord.discussion.models.clause import Clause
from onrecord.discussion.models.discussion import Discussion
from onrecord.discussion.models.ordering import Ordered, indexes_of_orders

# Not "status in …": from values that come apart from the query SQLite does not know the condition
# of the index again, and reads a million comments for the few that wait.
WAITS = Q(status="received") | Q(status="held")
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
_CHANCE = secrets.SystemRandom()


def new_salt() -> str:
    """Makes the hash of a comment's words say nothing to who does not know the comment."""
    return secrets.token_hex(16)


def new_short_id() -> str:
    """Ten letters and digits that spell nothing: what a comment's address is made of."""
    return "".join(_CHANCE.choices(_LETTERS, k=10))


class CommentQuerySet(models.QuerySet["Comment"]):
    """Which comments."""

    def published(self) -> CommentQuerySet:
        """Those that everybody may read."""
        return self.filter(status=Comment.Status.PUBLISHED)

    def readable(self) -> CommentQuerySet:
        """Published ones on a report that is, too, in a discussion that is not off."""
        here = self.published().filter(discussion__report__live=True)
        return here.exclude(discussion__state=Discussion.State.OFF)

    def waiting(self) -> CommentQuerySet:
        """Those that nobody but their author may read until they were looked at."""
        return self.filter(WAITS)

    def placed(self) -> CommentQuerySet:
        """Those with a place on the page, be it only as the note that they are gone."""
        return self.filter(publish_seq__isnull=False)


class Comment(Ordered):
    """What a reader wrote, or what a captured page shows a reader to have written.

    ``publish_seq`` is its place in the order in which comments became visible; a comment that
    never was has none. A captured comment has no author but a ``captured_name`` (may be empty).
    """

    class Status(models.TextChoices):
        RECEIVED = "received", "Received"
        PUBLISHED = "published", "Published"
        HELD = "held", "Held for a moderator"
        REJECTED = "rejected", "Rejected"
        SPAM = "spam", "Spam"
        REMOVED = "removed", "Removed by a moderator"
        WITHDRAWN = "withdrawn", "Withdrawn by its author"
        LEGAL_HOLD = "legal_hold", "Held for a legal reason"
        ERASED = "erased", "Erased"

    class Hold(models.TextChoices):
        PREMODERATED = "premoderated", "All comments here wait"
        NEWCOMER_LINK = "newcomer_link", "A link in a first comment"
        MANY_LINKS = "many_links", "Many links"
        REPEATED = "repeated", "The same words again"
        TAKEN_DOWN = "taken_down", "Comments taken down lately"
        FIRST = "first", "A first comment"
        WORDS = "words", "A word on the list"
        ALIKE = "alike", "Nearly the words of another comment"
        OUTSIDE = "outside", "Waits for a check outside"
        CLASSIFIER = "classifier", "The check outside asks for a look"
        AKISMET = "akismet", "Akismet takes it for spam"
        NO_ANSWER = "no_answer", "The check outside gave no answer"
        WAITED_ELSEWHERE = "waited_elsewhere", "Waited where it was written"

    # The one table of what may follow what; who may bring it about is Step.REACHES.
    TRANSITIONS: ClassVar[dict[Status, frozenset[Status]]] = {
        Status.RECEIVED: frozenset(
            {Status.PUBLISHED, Status.HELD, Status.REJECTED, Status.SPAM, Status.ERASED}
        ),
        Status.HELD: frozenset(
            {Status.PUBLISHED, Status.REJECTED, Status.SPAM, Status.WITHDRAWN, Status.ERASED}
        ),
        Status.PUBLISHED: frozenset(
            {Status.HELD, Status.REMOVED, Status.WITHDRAWN, Status.LEGAL_HOLD, Status.ERASED}
        ),
        # Held again: a moderator takes a decision back.
        Status.REJECTED: frozenset({Status.PUBLISHED, Status.HELD, Status.ERASED}),
        Status.SPAM: frozenset({Status.PUBLISHED, Status.HELD, Status.ERASED}),
        Status.REMOVED: frozenset({Status.PUBLISHED, Status.ERASED}),
        Status.LEGAL_HOLD: frozenset({Status.PUBLISHED, Status.REMOVED, Status.ERASED}),
        Status.WITHDRAWN: frozenset({Status.ERASED}),
        Status.ERASED: frozenset(),
    }

    short_id = models.CharField(max_length=12, unique=True, editable=False, default=new_short_id)
    discussion = models.ForeignKey(
        Discussion,
        on_delete=models.CASCADE,
        related_name="comments",
        db_index=False,  # the index of places begins with it
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="comments",
        db_index=False,  # the index of a person's comments begins with it
    )
    is_captured = models.BooleanField(default=False)
    captured_name = models.CharField(max_length=80, blank=True)
    captured_reply_to = models.CharField(
        max_length=80, blank=True, help_text="Whom it answers, where that comment was not captured."
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replies",
        db_index=False,  # the index of replies begins with it
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.RECEIVED)
    status_at = models.DateTimeField(help_text="Since when it has its status.")
    held_because = models.CharField(max_length=16, choices=Hold, blank=True)
    publish_seq = models.PositiveIntegerField(null=True, editable=False)
    body_source = models.TextField()
    body_html = models.TextField(editable=False)
    salt = models.CharField(max_length=32, blank=True, editable=False, default=new_salt)
    created_at = models.DateTimeField(db_index=True)
    published_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    removed_under = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    posting_key = models.CharField(
        max_length=64, blank=True, help_text="Made of what was sent, so that a retry posts once."
    )

    objects = CommentQuerySet.as_manager()

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
            models.UniqueConstraint(
                fields=["discussion", "posting_key"],
                condition=Q(is_captured=True),
                name="a_captured_comment_comes_once",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["published", "removed", "legal_hold"])
                | Q(publish_seq__isnull=False),
                name="what_was_visible_has_a_place",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=WAITS, name="comments_that_wait"),
            models.Index(fields=["author", "-created_at"], name="comments_of_a_person"),
            models.Index(fields=["author", "status"], name="what_became_of_comments"),
            models.Index(fields=["parent", "publish_seq"], name="replies_in_order"),
            *indexes_of_orders(),
        ]

    def __str__(self) -> str:
        return f"Comment {self.short_id}"

    def can_become(self, status: str) -> bool:
        """Whether this step exists; words that were erased with an account never come back."""
        if status == Comment.Status.PUBLISHED and not self.body_source:
            return False
        return status in self.TRANSITIONS[Comment.Status(self.status)]

    @property
    def is_published(self) -> bool:
        """Whether it stands for everybody to read."""
        return self.status == Comment.Status.PUBLISHED

    @property
    def is_readable(self) -> bool:
        """The same, where its report and discussion are published and not off themselves."""
        return self.is_published and self.discussion.can_be_read

    @property
    def shown_author(self) -> str:
        """Whose it is, as readers are told."""
        if self.is_captured:
            return self.captured_name or "Unnamed reader"
        return self.author.shown_name if self.author else "Former reader"


class CommentRevision(models.Model):
    """What a comment said before an edit. Append-only."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    body_source = models.TextField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["replaced_at"]

    def __str__(self) -> str:
        return f"Earlier wording of {self.comment}"
