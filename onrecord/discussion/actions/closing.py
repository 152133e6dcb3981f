"""Closing discussions by the calendar: so many days after the report was first published."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from onrecord.discussion.actions.standing import tell
from onrecord.discussion.models import Discussion, Policy
from onrecord.people.models import User
from onrecord.reports.models import Section

BATCH = 200


@transaction.atomic
def close_after(*, discussion: Discussion, days: int | None, person: User) -> None:
    """Close this one after so many days, 0 for never, None for as its section has it.

    Who may is for the caller to know. What time has closed already and a person opens again, stays
    open.
    """
    if discussion.close_after_days == days:
        return
    Discussion.objects.filter(pk=discussion.pk).update(
        close_after_days=days, closed_by_time_at=None
    )
    discussion.refresh_from_db(fields=["close_after_days", "closed_by_time_at"])
    log(discussion, "discussion.closing_set", user=person, data={"days": days})


def close_what_is_over(*, at: dt.datetime) -> int:
    """Close the open discussions whose days are over, and say how many."""
    return sum(_close(discussion, at=at) for discussion in _over(at))


def _over(at: dt.datetime) -> list[Discussion]:
    """At most a batch of each kind: the next run goes on."""
    open_ones = Discussion.objects.filter(
        state=Discussion.State.OPEN, closed_by_time_at=None, report__live=True
    )
    own = open_ones.filter(close_after_days__gt=0)
    found = [
        row
        for days in own.order_by().values_list("close_after_days", flat=True).distinct()
        for row in _older(own.filter(close_after_days=days), at, days)
    ]
    for section in Section.objects.all():
        if days := Policy.objects.of(section).close_after_days:
            rows = open_ones.filter(close_after_days=None, report__section=section)
            found += _older(rows, at, days)
    return found


def _older(rows: QuerySet[Discussion], at: dt.datetime, days: int | None) -> list[Discussion]:
    since = at - dt.timedelta(days=days or 0)
    return list(rows.filter(report__first_published_at__lte=since)[:BATCH])


@transaction.atomic
def _close(discussion: Discussion, *, at: dt.datetime) -> int:
    """Once only: whoever opens it again afterwards has the last word."""
    closed = Discussion.objects.filter(
        pk=discussion.pk, state=Discussion.State.OPEN, closed_by_time_at=None
    ).update(state=Discussion.State.CLOSED, closed_by_time_at=at)
    if closed:
        log(discussion, "discussion.closed_by_time")
        tell(discussion)
    return closed
