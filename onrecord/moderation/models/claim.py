"""What a moderator has in hand: nobody else is shown it until the lease ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import Q

from onrecord.discussion.models import Comment
from onrecord.people.models import User

LEASE = dt.timedelta(minutes=10)


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Taking and holding."""

    def held_by_others(self, person: User, *, at: dt.datetime) -> ClaimQuerySet:
        """Claims of other moderators that have not run out."""
        return self.filter(until__gt=at).exclude(moderator=person)

    def take(self, ids: Collection[int], *, person: User, at: dt.datetime) -> set[int]:
        """Claim these comments as far as they are free; which of them the person has now.

        Two that ask at once: the row of each comment is unique, and an update looks again at what
        another has just committed, so one of them has it.
        """
        free = self.filter(Q(moderator=person) | Q(until__lte=at), comment__in=ids)
        free.update(moderator=person, until=at + LEASE)
        claimed = set(self.filter(comment__in=ids).values_list("comment", flat=True))
        self.bulk_create(
            (
                Claim(comment_id=pk, moderator=person, until=at + LEASE)
                for pk in ids
                if pk not in claimed
            ),
            ignore_conflicts=True,
        )
        mine = self.filter(comment__in=ids, moderator=person, until__gt=at)
        return set(mine.values_list("comment", flat=True))


class Claim(models.Model):
    """One comment in one moderator's hands until a time."""

    comment = models.OneToOneField(
        Comment, on_delete=models.CASCADE, primary_key=True, related_name="claim"
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    until = models.DateTimeField(db_index=True)

    objects = ClaimQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.comment} in the hands of {self.moderator}"
