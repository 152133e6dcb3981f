"""Warning, suspending and banning a person, and lifting that: always told, never hidden."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.models import Clause, Sanction
from onrecord.moderation import notices
from onrecord.moderation.actions.filing import given, require_moderator
from onrecord.people.models import User

LONGEST_DAYS = 365


@transaction.atomic
def sanction(
    *,
    person: User,
    moderator: User,
    kind: Sanction.Kind,
    clause: Clause,
    reason: str,
    at: dt.datetime,
    days: int | None = None,
) -> Sanction:
    """Keep it and tell the person; a suspension lasts ``days`` days, a ban until it is lifted."""
    require_moderator(moderator)
    if person.is_staff:
        raise PermissionDenied("The newsroom’s own people are not sanctioned here.")
    if kind == Sanction.Kind.SUSPENSION and not 1 <= (days or 0) <= LONGEST_DAYS:
        raise ValidationError(f"Say for how many days: 1 to {LONGEST_DAYS}.", code="days")
    ends = kind == Sanction.Kind.SUSPENSION and days
    made = Sanction.objects.create(
        person=person,
        kind=kind,
        clause=clause,
        reason=given(reason),
        moderator=moderator,
        made_at=at,
        until=at + dt.timedelta(days=days) if ends and days else None,
    )
    log(person, "moderation.sanction", user=moderator, data={"kind": kind, "clause": clause.number})
    notices.tell_sanctioned(made, at=at)
    return made


@transaction.atomic
def lift_sanction(*, sanction: Sanction, moderator: User, at: dt.datetime) -> None:
    """End it before its time; the person is told."""
    require_moderator(moderator)
    standing = Sanction.objects.select_for_update(of=("self",)).filter(lifted_at=None)
    found = standing.filter(pk=sanction.pk).first()
    if found is None:
        return
    found.lifted_at, found.lifted_by = at, moderator
    found.save(update_fields=["lifted_at", "lifted_by"])
    log(found.person, "moderation.lift", user=moderator, data={"kind": found.kind})
    notices.tell_sanctioned(found, at=at)
