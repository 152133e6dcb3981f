"""Claiming what one wrote elsewhere: by a mail address that was proven here and was kept there."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion import rules
from onrecord.discussion.actions.standing import tell
from onrecord.discussion.models import Comment, Discussion, EarlierName
from onrecord.people.models import User


@transaction.atomic
def claim_name(*, name: EarlierName, person: User, at: dt.datetime) -> int:
    """Its comments become the person's, under the name that the person has here; how many."""
    name = EarlierName.objects.select_for_update().get(pk=name.pk)
    if not rules.may_claim(person=person, name=name):
        raise PermissionDenied(
            "These comments carry another address. Sign in with the address that you used there, "
            "and confirm it."
        )
    # What was erased has nobody's words any more, and must not lead back to anybody.
    comments = Comment.objects.filter(origins__earlier_name=name, is_captured=True).exclude(
        status=Comment.Status.ERASED
    )
    ids = list(comments.values_list("pk", flat=True))
    discussions = list(Discussion.objects.filter(comments__in=ids).distinct())
    number = Comment.objects.filter(pk__in=ids).update(author=person, is_captured=False)
    name.claimed_by, name.claimed_at = person, at
    name.save(update_fields=["claimed_by", "claimed_at"])
    log(person, "discussion.name_claimed", user=person, data={"comments": number})
    for discussion in discussions:
        tell(discussion)
    return number
