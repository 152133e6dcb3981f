"""Checks for words said before, by whichever account: the same, or nearly the same."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from onrecord.delivery.jobs import every
from onrecord.discussion.actions.holds.submission import Submission
from onrecord.discussion.models import Comment, Print
from onrecord.shared.inserting import add_facts
from onrecord.shared.likeness import NEAR, difference, quarters
from onrecord.shared.prepared import Prepared, Slot

WITHIN = dt.timedelta(hours=24)
LOOKED_AT = 100


def same_words(submission: Submission) -> str:
    """The same words within a day: by anybody, or by the same person however short."""
    facts = {"but": submission.comment_id or 0, "since": submission.at - WITHIN}
    found = _own.first(author=submission.author.pk, words=submission.words, **facts)
    if found is not None:
        return f"The author’s own {found}"
    found = _same.first(exact=submission.exact, **facts) if submission.exact else None
    return f"Comment {found}" if found else ""


def nearly_the_same_words(submission: Submission) -> str:
    """A SimHash that differs in a few bits at most from one of the last day."""
    made = submission.simhash
    if made is None:
        return ""
    found = _alike.all(
        but=submission.comment_id or 0,
        since=submission.at - WITHIN,
        exact=submission.exact,
        **_by_name(made),
    )
    for other, short_id in found:
        if (bits := difference(made, int(other, 16))) <= NEAR:
            return f"Comment {short_id}, {bits} of 64 bits differ"
    return ""


def keep_print(comment: Comment, submission: Submission) -> None:
    """Keep the prints of the words, in place of those of an earlier wording; few have none."""
    exact, made = submission.exact, submission.simhash
    is_new = submission.comment_id is None
    if not exact and not is_new:
        Print.objects.filter(pk=comment.pk).delete()
    if not exact:
        return
    prints = {
        "comment_id": comment.pk,
        "exact": exact,
        "simhash": "" if made is None else f"{made:016x}",
        "made_at": submission.at,
        **({} if made is None else _by_name(made)),
    }
    if is_new:
        add_facts(Print, [prints])
    else:
        Print(**prints).save()


def forget_prints() -> None:
    """What is older than a day is no longer asked for."""
    Print.objects.filter(made_at__lt=timezone.now() - WITHIN).delete()


def _by_name(print_: int) -> dict[str, int]:
    return {f"quarter_{number}": part for number, part in enumerate(quarters(print_), start=1)}


def _prints() -> QuerySet[Print]:
    """But not those of the wording that is looked at."""
    return Print.objects.exclude(comment=Slot("but"))


def _agrees_in_a_quarter() -> Q:
    """Each with all that its index has: else SQLite reads all prints of the day."""
    alike = Q()
    for number in range(1, 5):
        agrees = {f"quarter_{number}": Slot(f"quarter_{number}")}
        alike |= Q(made_at__gt=Slot("since"), quarter_1__isnull=False, **agrees)
    return alike


_own = Prepared(
    lambda: (
        Comment.objects.filter(
            author=Slot("author"), created_at__gt=Slot("since"), body_source=Slot("words")
        )
        .exclude(pk=Slot("but"))
        .order_by("publish_seq")
        .values_list("short_id", flat=True)[:1]
    )
)
_same = Prepared(
    lambda: (
        _prints()
        .filter(exact=Slot("exact"), made_at__gt=Slot("since"))
        .values_list("comment__short_id", flat=True)[:1]
    )
)
_alike = Prepared(
    lambda: (
        _prints()
        .filter(_agrees_in_a_quarter())
        .exclude(exact=Slot("exact"))
        .values_list("simhash", "comment__short_id")[:LOOKED_AT]
    )
)

every(seconds=3600, name="forget prints", run=forget_prints)
