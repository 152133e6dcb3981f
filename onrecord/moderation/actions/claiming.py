"""Taking comments in hand, so that two moderators never read the same one."""

from __future__ import annotations

import datetime as dt

from onrecord.discussion.models import Comment
from onrecord.moderation.actions.filing import require_moderator
from onrecord.moderation.models import Claim
from onrecord.people.models import User

AT_ONCE = 20
TRIES = 3


def claim_next(*, moderator: User, at: dt.datetime, many: int = AT_ONCE) -> set[int]:
    """Take the oldest waiting comments of others that nobody has in hand; ids of all one has now.

    Where another moderator asks at the same moment, each gets others.
    """
    require_moderator(moderator)
    mine = set(_in_hand(moderator, at))
    for _ in range(TRIES):
        if len(mine) >= many:
            break
        taken = Claim.objects.held_by_others(moderator, at=at).values("comment")
        free = Comment.objects.waiting().exclude(pk__in=taken).exclude(pk__in=mine)
        free = free.exclude(author=moderator)
        wanted = list(free.order_by("pk").values_list("pk", flat=True)[: many - len(mine)])
        if not wanted:
            break
        mine |= Claim.objects.take(wanted, person=moderator, at=at)
    return mine


def release_claims(*, moderator: User) -> int:
    """Give back what one has in hand; how many."""
    require_moderator(moderator)
    given_back, _ = Claim.objects.filter(moderator=moderator).delete()
    return given_back


def _in_hand(moderator: User, at: dt.datetime) -> list[int]:
    held = Claim.objects.filter(
        moderator=moderator, until__gt=at, comment__in=Comment.objects.waiting()
    )
    return list(held.values_list("comment", flat=True))
