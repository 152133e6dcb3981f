"""Schedules a report, and publishes and takes down what is due, to the second."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.models import Revision

from onrecord.delivery.clock import database_now
from onrecord.delivery.troubles import trouble_of
from onrecord.people.models import User
from onrecord.reports.models import RefusedSchedule, Report
from onrecord.reports.rules import may_publish

logger = logging.getLogger(__name__)
LATE = dt.timedelta(seconds=30)


@dataclass(slots=True)
class DueReports:
    """What one round of the schedule did; what was refused stays scheduled, to be tried again."""

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
    """Publish and take down all that is due at this time, each in a transaction of its own.

    What was refused is tried again after a wait that grows, and set aside in the end.
    """
    done = DueReports()
    due = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at")
    # SQLite would go by the type, which nearly all revisions share, to find the few that are due.
    kind = Report.get_base_content_type().pk
    revisions = [one for one in due if one.base_content_type_id == kind]
    expiring = list(Report.objects.to_expire(at=at).order_by("expire_at"))
    refused = list(RefusedSchedule.objects.all()) if revisions or expiring else []
    waiting = {(one.report_id, one.due_at) for one in refused if one.waits(at=at)}
    for revision in revisions:
        if (int(revision.object_id), revision.approved_go_live_at) not in waiting:
            _publish(revision, at=at, done=done)
    for report in expiring:
        if (report.pk, report.expire_at) not in waiting:
            _take_down(report, at=at, done=done)
    _forget_refusals(refused, done)
    return done


def refused_schedules(planned: dict[int, dt.datetime]) -> dict[int, RefusedSchedule]:
    """Of reports by id, with the time that each is scheduled for, those that were refused then."""
    rows = RefusedSchedule.objects.filter(report__in=planned) if planned else ()
    return {row.report_id: row for row in rows if row.due_at == planned[row.report_id]}


def late_reports() -> list[str]:
    """A sentence where anything was due half a minute ago and is not done: it names no report."""
    at = database_now() - LATE
    due = Revision.objects.filter(approved_go_live_at__lte=at)
    # Compared here: asked for the sort too, SQLite would go through the revisions of every report.
    sort = Report.get_base_content_type().pk
    waiting = [
        (pk, planned)
        for of, pk, planned in due.values_list(
            "base_content_type", "object_id", "approved_go_live_at"
        )
        if of == sort
    ]
    staying = Report.objects.to_expire(at=at).values_list("pk", "expire_at")
    late = {"published": waiting, "taken down": list(staying)}
    said = [
        f"Reports that were due to be {what} and are not: {len(those)}."
        for what, those in late.items()
        if those
    ]
    aside = set(_set_aside()) if said else set()
    number = sum((int(pk), due) in aside for those in late.values() for pk, due in those)
    return [*said, *([f"Of these, not tried any more: {number}."] if number else [])]


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
    except Exception as error:  # one report that fails must not keep the others waiting
        _refuse(report, error, planned=planned, at=at, done=done)
    else:
        if at - planned > LATE:
            logger.warning("Report %s was due at %s and published at %s", report.pk, planned, at)
        done.published.append(report)


def _take_down(report: Report, *, at: dt.datetime, done: DueReports) -> None:
    planned = report.expire_at
    try:
        with transaction.atomic():
            still = Report.objects.filter(pk=report.pk, live=True, expire_at=planned)
            if not still.update(expired=True):
                return
            action = "reports.taken_down_as_scheduled"
            report.unpublish(set_expired=True, log_action=action, at=planned)
    except Exception as error:  # the same
        _refuse(report, error, planned=planned, at=at, done=done)
    else:
        done.taken_down.append(report)


def _set_aside() -> Iterable[tuple[int, dt.datetime]]:
    return RefusedSchedule.objects.filter(next_try_at=None).values_list("report", "due_at")


def _refuse(
    report: Report, error: Exception, *, planned: dt.datetime, at: dt.datetime, done: DueReports
) -> None:
    """Write down that it was tried in vain. A store that is in trouble counts as no try."""
    if trouble_of(error):
        logger.warning("Report %s waits for the store: %s", report.pk, error)
        return
    if isinstance(error, ValidationError):
        reasons = " ".join(error.messages)
    else:
        reasons = "It failed; the log says how."
        logger.error("Report %s failed.", report.pk, exc_info=error)
    refused, _ = RefusedSchedule.objects.get_or_create(report=report, due_at=planned)
    refused.refuse(reasons, at=at)
    said = "and is set aside" if refused.is_set_aside else "and is refused"
    logger.error("Report %s was due at %s %s: %s", report.pk, planned, said, reasons)
    done.refused.append((report, reasons))


def _forget_refusals(refused: list[RefusedSchedule], done: DueReports) -> None:
    """Of what was done in the end: most often there were none."""
    succeeded = {report.pk for report in [*done.published, *done.taken_down]}
    if over := [one.pk for one in refused if one.report_id in succeeded]:
        RefusedSchedule.objects.filter(pk__in=over).delete()
