"""What happens with a comment that services outside are asked about: it waits for the answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from onrecord.discussion.actions.holds import Submission
from onrecord.discussion.actions.outside import akismet, classifier
from onrecord.discussion.actions.outside.answer import Answer, answer_by
from onrecord.discussion.actions.standing import NoSuchStepError, change_status
from onrecord.discussion.models import BY_MODEL, BY_RULE, Comment, CommentCheck
from onrecord.discussion.models.step import hash_of_wording

Hold = Comment.Hold


def asks_outside() -> bool:
    """Whether the newsroom has configured anybody to ask."""
    return bool(settings.CLASSIFIER_URL or settings.AKISMET_KEY)


def status_of_new(submission: Submission, held: str) -> Comment.Status:
    """Where a new comment stands: what no rule holds is shown, or waits for the answer."""
    if held:
        return Comment.Status.HELD
    is_asked = reason_to_wait_for_outside(submission)
    return Comment.Status.RECEIVED if is_asked else Comment.Status.PUBLISHED


def reason_to_wait_for_outside(submission: Submission) -> str:
    """``Hold.OUTSIDE`` where anybody is asked and the author is not of the newsroom."""
    return Hold.OUTSIDE if asks_outside() and not submission.author.is_staff else ""


def waits_for_outside(comment: Comment) -> bool:
    """Whether only the answer (or a moderator) lets it be read."""
    return comment.status == Comment.Status.RECEIVED or (
        comment.status == Comment.Status.HELD and comment.held_because == Hold.OUTSIDE
    )


def answer_for(*, comment_id: int, wording: str, at: dt.datetime) -> None:
    """Ask, and act on the answers; what no longer waits is not asked about.

    ``wording`` is the ``hash_of_wording`` in question.
    """
    rows = Comment.objects.select_related("author", "discussion__report__section")
    comment = rows.filter(pk=comment_id).first()
    if comment is None or not _is_asked_about(comment, wording):
        return
    answers = _ask_all(comment)
    if answers:
        take_answers(comment=comment, wording=wording, answers=answers, at=at)


@transaction.atomic
def take_answers(
    *, comment: Comment, wording: str, answers: Sequence[Answer], at: dt.datetime
) -> None:
    """Keep what was answered, and show the comment only where all clearly found nothing.

    Words that were changed meanwhile have a question of their own; what a moderator decided
    meanwhile stays.
    """
    comment.refresh_from_db()
    if not _is_asked_about(comment, wording):
        return
    _keep(comment, answers, at=at)
    objection = next((answer for answer in answers if not answer.passes), None)
    try:
        if objection is None:
            change_status(comment=comment, to=Comment.Status.PUBLISHED, by=BY_RULE, at=at)
        elif comment.status == Comment.Status.RECEIVED:
            by = BY_MODEL if objection.said else BY_RULE
            held = Comment.Status.HELD
            change_status(comment=comment, to=held, by=by, at=at, because=objection.hold)
        else:
            Comment.objects.filter(pk=comment.pk).update(held_because=objection.hold)
    except NoSuchStepError:  # a moderator was quicker
        return


def _is_asked_about(comment: Comment, wording: str) -> bool:
    return waits_for_outside(comment) and hash_of_wording(comment) == wording


def _ask_all(comment: Comment) -> list[Answer]:
    answers = []
    if settings.CLASSIFIER_URL:
        words = comment.body_source
        answers.append(answer_by(lambda: classifier.ask(words), hold=Hold.CLASSIFIER))
    if settings.AKISMET_KEY:
        answers.append(answer_by(lambda: akismet.ask(comment), hold=Hold.AKISMET))
    # One that is clear comes first: it says more to a moderator than that another was silent.
    return sorted(answers, key=lambda answer: answer.said is None)


def _keep(comment: Comment, answers: Sequence[Answer], *, at: dt.datetime) -> None:
    verdicts = CommentCheck.Verdict
    CommentCheck.objects.bulk_create(
        CommentCheck(
            comment=comment,
            check_name=answer.hold,
            version=answer.said.version[:40] if answer.said else "",
            verdict=verdicts.PASS if answer.passes else verdicts.HOLD,
            score=answer.said.score if answer.said else None,
            evidence=answer.evidence[:300],
            ms=answer.ms,
            made_at=at,
        )
        for answer in answers
    )
