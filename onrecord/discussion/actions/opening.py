"""Opening a discussion with its report, and changing how it is held."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.actions.standing import tell
from onrecord.discussion.models import Discussion
from onrecord.people.models import User
from onrecord.reports.models import Report


def open_discussion(*, report: Report) -> Discussion:
    """The report's discussion, begun where there is none yet; an existing one stays as it is."""
    discussion, _ = Discussion.objects.get_or_create(report=report)
    return discussion


@transaction.atomic
def change_discussion(
    *, discussion: Discussion, state: Discussion.State, is_premoderated: bool, person: User
) -> None:
    """Open, close or switch off a discussion, and say whether comments wait for a moderator.

    Who may is for the caller to know: moderation's rules stand above this app.
    """
    Discussion.objects.filter(pk=discussion.pk).update(state=state, is_premoderated=is_premoderated)
    discussion.refresh_from_db(fields=["state", "is_premoderated"])
    log(
        discussion,
        "discussion.changed",
        user=person,
        data={"state": state, "is_premoderated": is_premoderated},
    )
    tell(discussion)
