"""The public moderation log: what was decided, by which clause, and a hash onto the entry before.

An entry names nobody and holds no words. It holds a salted hash of the words decided about; the
salt stands with the comment, so that erasing both leaves a proof that still holds and that tells
nothing any more.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from django.db import models

from onrecord.discussion.models import ClauseWording, Comment, Sanction
from onrecord.moderation.models import Decision
from onrecord.shared.append_only import AppendOnly


class LogEntry(AppendOnly):
    """One step. ``number`` counts from 1 without gaps; an error is mended by a later entry.

    ``about`` is the earlier entry on the same comment or notice that this one answers, ``waited``
    the seconds from the flag, hold or notice to the decision.
    """

    class Action(models.TextChoices):
        HOLD = "hold", "Held until a moderator has read it"
        PUBLISH = "publish", "Published after it was held"
        REJECT = "reject", "Rejected"
        REMOVE = "remove", "Removed"
        RESTORE = "restore", "Restored"
        KEEP = "keep", "Kept after a flag"
        SPAM = "spam", "Rejected as spam"
        UNDO = "undo", "Decision taken back"
        NOTICE = "notice", "Notice of illegal content received"
        NOTICE_KEEP = "notice_keep", "Kept after a notice"
        NOTICE_RESTRICT = "notice_restrict", "Restricted after a notice"
        NOTICE_REMOVE = "notice_remove", "Removed after a notice"
        ERASE = "erase", "Words erased because their author left"
        WARNING = "warning", "Somebody warned"
        SUSPENSION = "suspension", "Somebody kept from writing for a time"
        BAN = "ban", "Somebody kept from writing for good"
        LIFT = "lift", "Sanction ended before its time"
        APPEAL_GRANT = "appeal_grant", "Appeal granted"
        APPEAL_DENY = "appeal_deny", "Appeal denied"

    class Actor(models.TextChoices):
        PERSON = "person", "a moderator"
        RULE = "rule", "a rule"
        MODEL = "model", "a classifier"
        AUTHOR = "author", "its author"
        READER = "reader", "a reader"
        LEGAL = "legal", "the newsroom, on legal grounds"

    class Ground(models.TextChoices):
        NONE = "", "none needed"
        STANDARDS = "standards", "the standards"
        LAW = "law", "the law"

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    # Whatever is decided is entered, also what later versions of moderation may do.
    action = models.CharField(max_length=20, choices=Action)
    actor = models.CharField(max_length=8, choices=Actor)
    ground = models.CharField(max_length=10, choices=Ground, blank=True)
    wording = models.ForeignKey(
        ClauseWording, on_delete=models.PROTECT, null=True, related_name="+"
    )
    category = models.CharField(max_length=40, blank=True)
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answers")
    waited = models.PositiveBigIntegerField(null=True)
    words = models.CharField(max_length=64, blank=True)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    # Not told in public, and no part of the hash: the entry outlives what it was about.
    decision = models.OneToOneField(
        Decision, on_delete=models.SET_NULL, null=True, related_name="log_entry"
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.SET_NULL, null=True, related_name="log_entries"
    )
    sanction = models.ForeignKey(
        Sanction, on_delete=models.SET_NULL, null=True, related_name="log_entries"
    )

    class Meta:
        ordering = ["-number"]
        indexes = [models.Index(fields=["action", "at", "waited"], name="waits_of_a_year")]

    def __str__(self) -> str:
        return f"Entry {self.number}: {self.get_action_display()}"

    @classmethod
    def name_of(cls, action: str) -> str:
        """An action in words."""
        return dict(cls.Action.choices).get(action, action.capitalize())

    def told(self) -> dict[str, Any]:
        """What is told of it in public and hashed; needs ``wording__clause``. Empty facts left out.

        A fact that later versions of the program add must be left out where it is empty, too.
        """
        wording = self.wording
        facts = {
            "number": self.number,
            "at": self.at.astimezone(dt.UTC).isoformat(),
            "action": self.action,
            "actor": self.actor,
            "ground": self.ground,
            "clause": f"{wording.clause.number}.{wording.number}" if wording else "",
            "category": self.category,
            "about": self.about_id,
            "waited": self.waited,
            "words": self.words,
        }
        return {name: fact for name, fact in facts.items() if fact not in {None, ""}}

    def computed_sha256(self) -> str:
        """SHA-256 of its canonical JSON (sorted keys, no spaces) followed by the hash before."""
        content = json.dumps(self.told(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256((content + self.previous_sha256).encode()).hexdigest()


class LogHead(models.Model):
    """The one row that holds the chain's end: whoever adds an entry locks it."""

    number = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    decisions_entered = models.PositiveBigIntegerField(
        default=0, help_text="Every decision up to this one was looked at."
    )

    def __str__(self) -> str:
        return f"Entry {self.number}"


class LogTally(models.Model):
    """How many entries of a kind a year has: added up as they are written, never by a scan."""

    year = models.PositiveSmallIntegerField()
    action = models.CharField(max_length=20)
    actor = models.CharField(max_length=8)
    ground = models.CharField(max_length=10, blank=True)
    clause = models.PositiveSmallIntegerField(default=0, help_text="0 where no clause is cited.")
    about = models.CharField(max_length=20, blank=True, help_text="The action it answers.")
    entries = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "action", "actor", "ground", "clause", "about"],
                name="one_tally_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.action}: {self.entries}"
