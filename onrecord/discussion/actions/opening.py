"""Opening a discussion with its report, and changing how it is held."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.actions.standing import tell
from onrecord.discussion.models import Discussion
from onrecord.people.models import User
from onrecord.reports.models import Report
from onrecord.shared.prepared import Prepared, Slot


def open_discussion(*, report: Report) -> Discussion:
    """The report's discussion, begun where there is none yet; an existing one stays as it is."""
    discussion = _of_report.first(report=report.pk)
    if discussion is None:
        discussion, _ = Discussion.objects.get_or_create(report=report)
    discussion.report = report
    return discussion


@transaction.atomic
def change_discussion(
    *,
    discussion: Discussion,
    state: Discussion.State,
    mode: str,
    person: User,
    pause_s: int | None = None,
) -> None:
    """Open, close or switch off a discussion, say when a moderator looks and who waits how long.

    ``mode`` is one of ``Mode`` or empty, ``pause_s`` a number of seconds or None: as the section.

    Who may is for the caller to know: moderation's rules stand above this app.
    """
    held = {"state": state, "mode": mode, "pause_s": pause_s}
    Discussion.objects.filter(pk=discussion.pk).update(**held)
    discussion.refresh_from_db(fields=list(held))
    log(
        discussion,
        "discussion.changed",
        user=person,
        data=held,
    )
    tell(discussion)


_of_report = Prepared(lambda: Discussion.objects.filter(report=Slot("report")))
