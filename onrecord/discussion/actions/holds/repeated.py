"""Checks for words said before, by whichever account: the same, or nearly the same."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from onrecord.delivery.jobs import every
from onrecord.discussion.actions.holds.submission import Submission
from onrecord.discussion.models import Comment, Print
from onrecord.shared.likeness import NEAR, difference, exact_print, quarters, simhash

WITHIN = dt.timedelta(hours=24)
LOOKED_AT = 100


def same_words(submission: Submission) -> str:
    """The same words within a day: by anybody, or by the same person however short."""
    since = submission.at - WITHIN
    own = submission.others.filter(created_at__gt=since, body_source=submission.words)
    if (found := own.values_list("short_id", flat=True).first()) is not None:
        return f"The author’s own {found}"
    if not (exact := exact_print(submission.words)):
        return ""
    rows = _others(submission).filter(exact=exact, made_at__gt=since)
    found = rows.values_list("comment__short_id", flat=True).first()
    return f"Comment {found}" if found else ""


def nearly_the_same_words(submission: Submission) -> str:
    """A SimHash that differs in a few bits at most from one of the last day."""
    made = simhash(submission.words)
    if made is None:
        return ""
    alike = Q()
    for number, quarter in enumerate(quarters(made), start=1):
        alike |= Q(**{f"quarter_{number}": quarter})
    rows = _others(submission).filter(
        alike, quarter_1__isnull=False, made_at__gt=submission.at - WITHIN
    )
    found = rows.exclude(exact=exact_print(submission.words)).values_list(
        "simhash", "comment__short_id"
    )[:LOOKED_AT]
    for other, short_id in found:
        if (bits := difference(made, int(other, 16))) <= NEAR:
            return f"Comment {short_id}, {bits} of 64 bits differ"
    return ""


def keep_print(comment: Comment, *, at: dt.datetime) -> None:
    """Keep the prints of the words as they stand; short words have none."""
    exact, made = exact_print(comment.body_source), simhash(comment.body_source)
    if not exact:
        Print.objects.filter(pk=comment.pk).delete()
        return
    facts = {f"quarter_{n}": q for n, q in enumerate(quarters(made), 1)} if made is not None else {}
    Print(
        comment=comment,
        exact=exact,
        simhash="" if made is None else f"{made:016x}",
        made_at=at,
        **facts,
    ).save()


def forget_prints() -> None:
    """What is older than a day is no longer asked for."""
    Print.objects.filter(made_at__lt=timezone.now() - WITHIN).delete()


def _others(submission: Submission) -> QuerySet[Print]:
    rows = Print.objects.all()
    return rows.exclude(comment=submission.comment_id) if submission.comment_id else rows


every(seconds=3600, name="forget prints", run=forget_prints)
