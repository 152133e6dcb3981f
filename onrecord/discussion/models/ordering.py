"""Where a comment stands in threads and in each order, and where it stood for earlier walks."""

from __future__ import annotations

import math
from typing import Any

from django.db import models
from django.db.models import Q

from onrecord.discussion.models.discussion import Discussion
from onrecord.shared.inserting import AddedOften

WIDTH = 7
"""Digits of one level of a path: ten million comments. Digits sort alike everywhere."""
DEEPEST = 20
"""Levels a path holds; what answers more deeply stands in order of publication at the last one."""
Z = 1.28
"""Of the Wilson bound: 80 % sure (https://www.evanmiller.org/how-not-to-sort-by-average-rating)."""
SCALE = 10**WIDTH
KEYS = ("by_best", "by_replies", "by_picks")
"""What is counted times ``SCALE``, plus the place: no two comments of a discussion share a key."""


class Ordered(AddedOften):
    """The columns by which comments are ordered; the keys hold since the edition ``keys_since``.

    ``path`` is the publication numbers of its ancestors and its own, so that ``ORDER BY path``
    is a thread read from the top. ``root`` is None for the comment that begins the thread;
    ``thread_size`` is on that one and counts what was ever published under it.
    """

    root: models.ForeignKey[Any, Any] = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="thread",
        db_index=False,  # the index of threads begins with it
    )
    depth = models.PositiveIntegerField(default=0, editable=False)
    path = models.CharField(max_length=WIDTH * DEEPEST, default="", blank=True, editable=False)
    thread_size = models.PositiveIntegerField(default=0, editable=False)
    recommends = models.PositiveIntegerField(default=0, editable=False)
    upheld_flags = models.PositiveIntegerField(default=0, editable=False)
    replies_shown = models.PositiveIntegerField(default=0, editable=False)
    picked_at = models.DateTimeField(null=True, editable=False)
    by_best = models.BigIntegerField(default=0, editable=False)
    by_replies = models.BigIntegerField(default=0, editable=False)
    by_picks = models.BigIntegerField(default=0, editable=False)
    keys_since = models.PositiveIntegerField(default=0, editable=False)

    publish_seq: int | None
    root_id: int | None

    class Meta:
        abstract = True

    def stand_at(self, place: int, *, under: Ordered | None) -> None:
        """Take a place in the order of publication and, by it, in the thread of the parent."""
        self.publish_seq = place
        self.by_best = self.by_replies = self.by_picks = place
        ordinal = f"{place:0{WIDTH}d}"
        if under is None or not under.path:
            self.root, self.depth, self.path = None, 0, ordinal
            return
        self.root_id = under.root_id or under.pk
        self.depth = under.depth + 1
        self.path = under.path[: WIDTH * (DEEPEST - 1)] + ordinal

    def weigh(self, edition: int) -> None:
        """Make the keys anew; a pick counts from the edition in which it was made."""
        place = self.publish_seq or 0
        self.by_best = wilson(self.recommends, self.upheld_flags) * SCALE + place
        self.by_replies = self.replies_shown * SCALE + place
        was_picked = self.by_picks >= SCALE
        if was_picked != (self.picked_at is not None):
            self.by_picks = place if was_picked else edition * SCALE + place


class EarlierKeys(models.Model):
    """The keys a comment had from the edition ``since`` until before ``until``. Forgotten in time.

    A walk goes by the edition at which it began, so it shows each comment once however often
    keys change meanwhile (docs/decisions/0008-a-walk-goes-by-one-edition.md).
    """

    comment = models.ForeignKey(
        "discussion.Comment", on_delete=models.CASCADE, related_name="earlier_keys"
    )
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()
    is_root = models.BooleanField()
    by_best = models.BigIntegerField()
    by_replies = models.BigIntegerField()
    by_picks = models.BigIntegerField()
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField()
    ended_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["discussion", key], name=f"earlier_{key}") for key in KEYS]

    def __str__(self) -> str:
        return f"Keys of {self.comment_id} until {self.until}"


def indexes_of_orders() -> list[models.Index]:
    """One index an order for all comments that have a place, one for those that begin threads."""
    placed, begins = Q(publish_seq__isnull=False), Q(root__isnull=True)
    return [
        models.Index(fields=["root", "path"], name="thread_from_the_top"),
        models.Index(fields=["discussion", "publish_seq"], condition=begins, name="threads_by_seq"),
        *(
            models.Index(fields=["discussion", key], condition=placed, name=f"comments_{key}")
            for key in KEYS
        ),
        *(
            models.Index(fields=["discussion", key], condition=begins, name=f"threads_{key}")
            for key in KEYS
        ),
    ]


def wilson(recommends: int, against: int) -> int:
    """The lower bound of the share of readers in favour, in millionths; 0 where nobody rated.

    Edwin B. Wilson's score interval (1927), with ``Z``.
    """
    rated = recommends + against
    if not recommends:
        return 0
    share = recommends / rated
    middle = share + Z * Z / (2 * rated)
    margin = Z * math.sqrt((share * (1 - share) + Z * Z / (4 * rated)) / rated)
    return round(1_000_000 * (middle - margin) / (1 + Z * Z / rated))
