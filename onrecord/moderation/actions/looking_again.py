"""The random second look: another moderator decides again without seeing the first decision."""

from __future__ import annotations

import datetime as dt
import secrets

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from onrecord.moderation.actions.filing import require_moderator
from onrecord.moderation.models import Decision, SecondLook
from onrecord.people.models import User

ONE_IN = 50
LOOKED_AT = frozenset(set(Decision.Action) - {Decision.Action.RESTORE, Decision.Action.UNDO})
_TAKES_AWAY = {Decision.Action.REMOVE, Decision.Action.REJECT, Decision.Action.SPAM}


def draw_for_second_look(decision: Decision) -> None:
    """Two in a hundred, drawn so that nobody can know beforehand which."""
    if decision.action in LOOKED_AT and secrets.randbelow(ONE_IN) == 0:
        ask_second_look(decision)


def ask_second_look(decision: Decision) -> SecondLook:
    """Have somebody else decide this once more."""
    look, _ = SecondLook.objects.get_or_create(decision=decision)
    return look


def next_second_look(*, moderator: User) -> SecondLook | None:
    """The oldest that waits, and is not of one's own decisions nor about one's own words."""
    rows = SecondLook.objects.filter(looked_at=None).exclude(decision__moderator=moderator)
    rows = rows.exclude(decision__comment__author=moderator)
    return rows.exclude(decision__comment__body_source="").order_by("pk").first()


@transaction.atomic
def look_again(
    *, look: SecondLook, moderator: User, would_show: bool, at: dt.datetime
) -> SecondLook:
    """Keep whether the second moderator would show the comment, and whether the first did."""
    require_moderator(moderator)
    if look.decision.moderator_id == moderator.pk:
        raise PermissionDenied("You decided this yourself: somebody else looks again.")
    if look.decision.comment.author_id == moderator.pk:
        raise PermissionDenied("You wrote this yourself: somebody else looks again.")
    agrees = would_show == (look.decision.action not in _TAKES_AWAY)
    waiting = SecondLook.objects.filter(pk=look.pk, looked_at=None)
    if not waiting.update(moderator=moderator, would_show=would_show, agrees=agrees, looked_at=at):
        raise ValidationError("Somebody else has looked again.", code="looked_at")
    look.refresh_from_db()
    return look
