"""Schedules a report, and publishes and takes down what is due, to the second."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.models import Revision

from onrecord.delivery.clock import database_now
from onrecord.people.models import User
from onrecord.reports.models import Report
from onrecord.reports.rules import may_publish

logger = logging.getLogger(__name__)
LATE = dt.timedelta(seconds=30)


@dataclass(slots=True)
class DueReports:
    """What one round of the schedule did; a refused report stays scheduled and is tried again."""

    published: list[Report] = field(default_factory=list)
    taken_down: list[Report] = field(default_factory=list)
    refused: list[tuple[Report, str]] = field(default_factory=list)


@transaction.atomic
def schedule_report(
    *, report: Report, editor: User, at: dt.datetime, until: dt.datetime | None = None
) -> None:
    """Have the newest draft published at a time to come, and taken down at a later one."""
    draft = report.get_latest_revision_as_object()
    if not may_publish(editor, draft):
        raise PermissionDenied(f"You may not publish in the section {draft.section}.")
    if at <= database_now():
        raise ValidationError("Choose a time that is still to come, or publish now.")
    if until and until <= at:
        raise ValidationError("Choose an end after the time of publication.")
    draft.go_live_at, draft.expire_at = at, until
    revision = draft.save_revision(user=editor)
    report.latest_revision = revision
    report.publish(revision, user=editor, log_action=True)


def publish_due(*, at: dt.datetime) -> DueReports:
    """Publish and take down all that is due at this time, each in a transaction of its own."""
    done = DueReports()
    due = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at")
    # SQLite would go by the type, which nearly all revisions share, to find the few that are due.
    kind = Report.get_base_content_type().pk
    for revision in due:
        if revision.base_content_type_id == kind:
            _publish(revision, at=at, done=done)
    for report in Report.objects.to_expire(at=at).order_by("expire_at"):
        _take_down(report, at=at, done=done)
    return done


def late_reports() -> list[str]:
    """A sentence where anything was due half a minute ago and is not done: it names no report."""
    at = database_now() - LATE
    content_type = Report.get_base_content_type()
    waiting = Revision.objects.filter(
        base_content_type=content_type, approved_go_live_at__lte=at
    ).count()
    staying = Report.objects.to_expire(at=at).count()
    return [
        f"Reports that were due to be {what} and are not: {number}."
        for number, what in ((waiting, "published"), (staying, "taken down"))
        if number
    ]


def _publish(revision: Revision, *, at: dt.datetime, done: DueReports) -> None:
    planned = revision.approved_go_live_at
    report = Report.objects.get(pk=revision.object_id)
    try:
        with transaction.atomic():
            # Whoever changes the row has the report; another process changes nothing.
            claimed = Revision.objects.filter(pk=revision.pk, approved_go_live_at=planned)
            if not claimed.update(approved_go_live_at=None):
                return
            # The version is dated when it was due: the second that was announced.
            report.publish(revision, log_action="reports.published_as_scheduled", at=planned)
    except ValidationError as refusal:
        _refuse(report, " ".join(refusal.messages), planned=planned, at=at, done=done)
    except Exception:  # one report that fails must not keep the others waiting
        logger.exception("Report %s failed to be published.", report.pk)
        _refuse(report, "It failed; the log says how.", planned=planned, at=at, done=done)
    else:
        if at - planned > LATE:
            logger.warning("Report %s was due at %s and published at %s", report.pk, planned, at)
        done.published.append(report)


def _refuse(
    report: Report, reasons: str, *, planned: dt.datetime, at: dt.datetime, done: DueReports
) -> None:
    """Said when it happens and then once a minute: the schedule is looked at every second."""
    done.refused.append((report, reasons))
    if at - planned < LATE or at.second == 0:
        logger.error("Report %s was due at %s and is refused: %s", report.pk, planned, reasons)


@transaction.atomic
def _take_down(report: Report, *, at: dt.datetime, done: DueReports) -> None:
    planned = report.expire_at
    still = Report.objects.filter(pk=report.pk, live=True, expire_at=planned)
    if not still.update(expired=True):
        return
    report.unpublish(set_expired=True, log_action="reports.taken_down_as_scheduled", at=planned)
    done.taken_down.append(report)
