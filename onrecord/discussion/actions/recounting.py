"""Counting anew what is stored: what drifted is mended and told as a number."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from onrecord.delivery import metrics
from onrecord.discussion.actions.placing import change_keys
from onrecord.discussion.actions.standing import locked, tell
from onrecord.discussion.models import Comment, Discussion, EarlierKeys, Flag, Recommendation

logger = logging.getLogger(__name__)
KEPT = dt.timedelta(hours=6)
"""How long a walk through comments may take."""
BATCH = 5000
drift = metrics.count("count_drift", says="Counts of discussions that differed from a recount.")
COUNTED = ("recommends", "upheld_flags", "replies_shown", "thread_size")


def drifted_now() -> int:
    """How many counts differ from what they count, nothing mended: 0 where all is well."""
    discussions = Discussion.objects.order_by("pk")
    return sum(
        len(_that_differ(discussion)) + int(_shown(discussion) != _counted(discussion))
        for discussion in discussions
    )


def recount(*, at: dt.datetime) -> int:
    """Compare every count with what it counts, mend what differs, and give back how many did."""
    return sum(
        _recount(discussion, at=at)
        for discussion in Discussion.objects.order_by("pk").values_list("pk", flat=True)
    )


def forget_earlier_keys(*, before: dt.datetime) -> None:
    """Remove keys that no walk goes by any more; longer walks are told to begin again."""
    old = EarlierKeys.objects.filter(ended_at__lt=before).order_by("pk")
    ids = list(old.values_list("pk", flat=True)[:BATCH])
    gone = EarlierKeys.objects.filter(pk__in=ids)
    with transaction.atomic():
        for row in gone.values("discussion").annotate(newest=Max("until")):
            discussion = Discussion.objects.filter(pk=row["discussion"])
            discussion.filter(walkable_from__lt=row["newest"]).update(walkable_from=row["newest"])
        gone.delete()


def forget_old_keys() -> None:
    """Forget keys by which no walk goes any more."""
    forget_earlier_keys(before=timezone.now() - KEPT)


def recount_discussions() -> None:
    """Mend counts that drifted; that any did is worth a look at why."""
    if drifted := recount(at=timezone.now()):
        drift.add(by=drifted)
        logger.warning("%s counts of discussions had drifted and are mended.", drifted)


@transaction.atomic
def _recount(discussion_id: int, *, at: dt.datetime) -> int:
    discussion = locked(discussion_id)
    drifted = 0
    for row in _that_differ(discussion):
        drifted += 1
        comment = Comment.objects.get(pk=row["pk"])
        comment.recommends, comment.replies_shown = row["recommended"], row["answered"]
        comment.thread_size, comment.upheld_flags = row["below"], row["upheld"]
        change_keys(comment, changed=COUNTED, at=at)
    if (shown := _shown(discussion)) != _counted(discussion):
        drifted += 1
        Discussion.objects.filter(pk=discussion.pk).update(
            comment_count=shown[0], last_seq=shown[1]
        )
    if drifted:
        tell(discussion)
    return drifted


def _shown(discussion: Discussion) -> tuple[int, int]:
    """How many comments can be read, and the newest place that was ever taken."""
    facts = Comment.objects.filter(discussion=discussion).aggregate(
        shown=Count("pk", filter=Q(status=Comment.Status.PUBLISHED)), last=Max("publish_seq")
    )
    return facts["shown"], max(discussion.last_seq, facts["last"] or 0)


def _counted(discussion: Discussion) -> tuple[int, int]:
    return discussion.comment_count, discussion.last_seq


def _that_differ(discussion: Discussion) -> Collection[Mapping[str, Any]]:
    replies = Comment.objects.filter(parent=OuterRef("pk")).published()
    below = Comment.objects.filter(root=OuterRef("pk")).placed()
    upheld = Flag.objects.filter(comment=OuterRef("pk"), is_upheld=True)
    rows = Comment.objects.filter(discussion=discussion).annotate(
        recommended=_how_many(Recommendation.objects.filter(comment=OuterRef("pk")), by="comment"),
        answered=_how_many(replies, by="parent"),
        below=_how_many(below, by="root"),
        upheld=_how_many(upheld, by="comment"),
    )
    same = Q(recommends=F("recommended"), replies_shown=F("answered"), thread_size=F("below"))
    same &= Q(upheld_flags=F("upheld"))
    return rows.exclude(same).values("pk", "recommended", "answered", "below", "upheld")


def _how_many(rows: QuerySet[Any], *, by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
