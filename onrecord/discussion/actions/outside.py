"""What happens with a comment that a classifier outside is asked about: it waits for the answer."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction

from onrecord.discussion.actions.classifier import Answer, ask
from onrecord.discussion.actions.holds import Submission
from onrecord.discussion.actions.standing import NoSuchStepError, change_status
from onrecord.discussion.models import BY_MODEL, BY_RULE, Comment, CommentCheck

Hold = Comment.Hold


def status_of_new(submission: Submission, held: str) -> Comment.Status:
    """Where a new comment stands: what no rule holds is shown, or waits for the answer."""
    if held:
        return Comment.Status.HELD
    is_asked = reason_to_wait_for_outside(submission)
    return Comment.Status.RECEIVED if is_asked else Comment.Status.PUBLISHED


def reason_to_wait_for_outside(submission: Submission) -> str:
    """``Hold.OUTSIDE`` where a classifier is configured and the author is not of the newsroom."""
    return Hold.OUTSIDE if settings.CLASSIFIER_URL and not submission.author.is_staff else ""


def waits_for_outside(comment: Comment) -> bool:
    """Whether only the answer (or a moderator) lets it be read."""
    return comment.status == Comment.Status.RECEIVED or (
        comment.status == Comment.Status.HELD and comment.held_because == Hold.OUTSIDE
    )


def answer_for(*, comment_id: int, words: str, at: dt.datetime) -> None:
    """Ask, and act on the answer; what no longer waits is not asked about."""
    comment = Comment.objects.filter(pk=comment_id).first()
    if comment is not None and waits_for_outside(comment):
        take_answer(comment=comment, words=words, answer=ask(words), at=at)


@transaction.atomic
def take_answer(*, comment: Comment, words: str, answer: Answer, at: dt.datetime) -> None:
    """Keep what was answered, and show the comment only on a clear "nothing found".

    Words that were changed meanwhile have a question of their own; what a moderator decided
    meanwhile stays.
    """
    comment.refresh_from_db()
    if not waits_for_outside(comment) or comment.body_source != words:
        return
    _keep(comment, answer, at=at)
    try:
        if answer.passes:
            change_status(comment=comment, to=Comment.Status.PUBLISHED, by=BY_RULE, at=at)
        elif comment.status == Comment.Status.RECEIVED:
            by = BY_MODEL if answer.hold == Hold.CLASSIFIER else BY_RULE
            change_status(
                comment=comment, to=Comment.Status.HELD, by=by, at=at, because=answer.hold
            )
        else:
            Comment.objects.filter(pk=comment.pk).update(held_because=answer.hold)
    except NoSuchStepError:  # a moderator was quicker
        return


def _keep(comment: Comment, answer: Answer, *, at: dt.datetime) -> None:
    verdicts = CommentCheck.Verdict
    CommentCheck.objects.create(
        comment=comment,
        check_name=answer.hold,
        version=answer.version[:40],
        verdict=verdicts.PASS if answer.passes else verdicts.HOLD,
        score=answer.score,
        evidence=answer.evidence[:300],
        ms=answer.ms,
        made_at=at,
    )
