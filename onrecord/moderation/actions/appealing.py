"""Appealing against a decision or a sanction, once; another moderator answers, with reasons."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.models import Comment, Sanction
from onrecord.moderation import notices
from onrecord.moderation.actions.deciding import restore_comment
from onrecord.moderation.actions.filing import TAKEN_AWAY, given, require_moderator
from onrecord.moderation.actions.sanctioning import lift_sanction
from onrecord.moderation.models import Appeal, Decision
from onrecord.people.models import User

APPEALED = frozenset({Decision.Action.REMOVE, Decision.Action.REJECT, Decision.Action.SPAM})


@transaction.atomic
def appeal(*, against: Decision | Sanction, person: User, words: str, at: dt.datetime) -> Appeal:
    """Keep the appeal of whom it concerns; a second one is refused."""
    if not may_appeal(against=against, person=person):
        raise PermissionDenied("Only who is concerned appeals, and only against what takes away.")
    facts = {"decision": against} if isinstance(against, Decision) else {"sanction": against}
    made, is_new = Appeal.objects.get_or_create(
        **facts, defaults={"person": person, "words": given(words), "made_at": at}
    )
    if not is_new:
        raise ValidationError("You have appealed before. You will be told the answer.", code="once")
    log(made, "moderation.appeal", user=person)
    return made


def may_appeal(*, against: Decision | Sanction, person: User) -> bool:
    """Whose comment was taken away, or who was sanctioned, while that stands.

    Of several decisions against a comment the newest stands: whoever made it does not answer.
    """
    if isinstance(against, Sanction):
        return against.person_id == person.pk and against.lifted_at is None
    comment = against.comment
    return (
        comment.author_id == person.pk
        and against.action in APPEALED
        and comment.status in TAKEN_AWAY
        and not comment.decisions.filter(action__in=APPEALED, pk__gt=against.pk).exists()
    )


@transaction.atomic
def answer_appeal(
    *, appeal: Appeal, moderator: User, is_granted: bool, reasons: str, at: dt.datetime
) -> None:
    """Answer it; who decided cannot, nor who appeals. What is granted is mended with it."""
    require_moderator(moderator)
    if appeal.person_id == moderator.pk:
        raise PermissionDenied("This is your own appeal: somebody else answers it.")
    if appeal.against.moderator_id == moderator.pk:
        raise PermissionDenied("You decided this yourself: somebody else answers the appeal.")
    reasons = given(reasons)
    waiting = Appeal.objects.select_for_update(of=("self",)).filter(answered_at=None)
    if waiting.filter(pk=appeal.pk).first() is None:
        raise ValidationError("Somebody else has answered this appeal.", code="answered")
    appeal.is_granted, appeal.answer = is_granted, reasons
    appeal.answered_by, appeal.answered_at = moderator, at
    appeal.save(update_fields=["is_granted", "answer", "answered_by", "answered_at"])
    log(appeal, "moderation.answer", user=moderator, data={"is_granted": is_granted})
    if is_granted:
        _mend(appeal, moderator=moderator, at=at)
    notices.tell_answer(appeal, at=at)


def _mend(appeal: Appeal, *, moderator: User, at: dt.datetime) -> None:
    if appeal.sanction:
        lift_sanction(sanction=appeal.sanction, moderator=moderator, at=at)
    elif appeal.decision:
        comment = Comment.objects.get(pk=appeal.decision.comment_id)
        if comment.status in TAKEN_AWAY:
            restore_comment(comment=comment, moderator=moderator, reason=appeal.answer, at=at)
