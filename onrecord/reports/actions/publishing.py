"""Publishes a report, and takes one down."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from onrecord.people.models import User
from onrecord.reports.models import Report, Version
from onrecord.reports.rules import may_publish


def publish_report(*, report: Report, editor: User, at: dt.datetime) -> Version:
    """Publish the newest draft and give the version that was kept of it.

    A time in the past is for what was published elsewhere before: it becomes the report's date.
    ``ValidationError`` lists what must be done first.
    """
    draft = report.get_latest_revision_as_object()
    if not may_publish(editor, draft):
        raise PermissionDenied(f"You may not publish in the section {draft.section}.")
    if report.latest_revision is None:
        raise ValidationError("Save the report before publishing it.")
    report.publish(report.latest_revision, user=editor, log_action="reports.published", at=at)
    version: Version = Version.objects.filter(report=report).latest("number")
    return version


@transaction.atomic
def unpublish_report(*, report: Report, editor: User, reason: str, at: dt.datetime) -> None:
    """Take the report down; readers are told when and for which reason."""
    if not may_publish(editor, report):
        raise PermissionDenied(f"You may not take down reports in the section {report.section}.")
    if not reason.strip():
        raise ValidationError("Say why: readers who follow a link to the report are told.")
    if not report.live:
        raise ValidationError("This report is not published.")
    report.unpublish(user=editor, log_action="reports.unpublished", reason=reason.strip(), at=at)
