"""Steps: every change of a comment's status, with who took it and why. Append-only and chained."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.db import models

from onrecord.discussion.models.clause import Clause
from onrecord.discussion.models.comment import Comment
from onrecord.people.models import User
from onrecord.shared.append_only import AppendOnly
from onrecord.shared.inserting import AddedOften

Status = Comment.Status


class Step(AppendOnly, AddedOften):
    """One step of one comment. ``number`` runs through its discussion without a gap.

    ``hash`` is the SHA-256 of the step's facts and of the hash of the step before it in the
    discussion. The wording goes in as its own salted hash: with the salt, which is erased with the
    words, it proves what was decided about; without it, it tells nothing.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "A moderator"
        RULE = "rule", "A rule"
        MODEL = "model", "A classifier"
        AUTHOR = "author", "The author"
        LEGAL = "legal", "The law"

    # What each kind of actor can bring about; whatever is not here is refused.
    REACHES: ClassVar[dict[Kind, frozenset[Status]]] = {
        Kind.PERSON: frozenset(
            {Status.PUBLISHED, Status.HELD, Status.REJECTED, Status.SPAM, Status.REMOVED}
        ),
        Kind.RULE: frozenset({Status.PUBLISHED, Status.HELD}),
        Kind.MODEL: frozenset({Status.HELD}),
        Kind.AUTHOR: frozenset({Status.WITHDRAWN, Status.ERASED}),
        Kind.LEGAL: frozenset({Status.LEGAL_HOLD, Status.PUBLISHED, Status.REMOVED, Status.ERASED}),
    }

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="steps")
    discussion = models.ForeignKey(
        "discussion.Discussion",
        on_delete=models.PROTECT,
        related_name="steps",
        db_index=False,  # the index of steps begins with it
    )
    number = models.PositiveIntegerField()
    before = models.CharField(max_length=10, choices=Status)
    after = models.CharField(max_length=10, choices=Status)
    kind = models.CharField(max_length=8, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    because = models.CharField(max_length=16, blank=True, help_text="The hold, where a rule held.")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    wording = models.CharField(max_length=64, help_text="Salted SHA-256 of the words.")
    taken_at = models.DateTimeField(db_index=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["discussion", "number"]
        constraints = [
            models.UniqueConstraint(fields=["discussion", "number"], name="steps_have_no_gap"),
        ]

    def __str__(self) -> str:
        return f"{self.get_before_display()} to {self.get_after_display()}: {self.comment}"

    def hash_after(self, hash_before: str) -> str:
        """What ``hash`` must be, given that of the step before (empty for the first)."""
        facts = [
            *(hash_before, self.discussion_id, self.number, self.comment_id),
            *(self.before, self.after, self.kind, self.because, self.clause_id),
            *(self.wording, self.taken_at.astimezone(dt.UTC).isoformat()),
        ]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


@dataclass(frozen=True)
class Actor:
    """Who takes a step: from the signed-in person or the code that runs, never from input."""

    kind: Step.Kind
    person: User | None = None

    @classmethod
    def moderator(cls, person: User) -> Actor:
        """Somebody at the desk."""
        return cls(Step.Kind.PERSON, person)

    @classmethod
    def author(cls, person: User) -> Actor:
        """Who wrote it."""
        return cls(Step.Kind.AUTHOR, person)

    @classmethod
    def legal(cls, person: User | None = None) -> Actor:
        """The law: an order, a notice or a right, carried out by a person or by the program."""
        return cls(Step.Kind.LEGAL, person)


BY_RULE = Actor(Step.Kind.RULE)
BY_MODEL = Actor(Step.Kind.MODEL)


def hash_of_wording(comment: Comment) -> str:
    """The salted hash of the words as they stand."""
    return hashlib.sha256(f"{comment.salt}\0{comment.body_source}".encode()).hexdigest()
