"""Corrects a published report in public."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.delivery.events import announce
from onrecord.people.models import User
from onrecord.reports.actions.keeping import topics_of
from onrecord.reports.actions.publishing import publish_report
from onrecord.reports.models import Correction, Report
from onrecord.reports.rules import may_publish


@transaction.atomic
def correct_report(
    *, report: Report, editor: User, kind: str, text: str, at: dt.datetime
) -> Correction:
    """Add a correction that stays; a draft that waits is published with it as a new version."""
    if not may_publish(editor, report):
        raise PermissionDenied(f"You may not correct reports in the section {report.section}.")
    if not report.live:
        raise ValidationError("Only a published report can be corrected.")
    if report.has_unpublished_changes:
        publish_report(report=report, editor=editor, at=at)
    correction = Correction(
        report=report,
        version=report.versions.latest("number"),
        kind=kind,
        text=text.strip(),
        made_at=at,
        made_by=editor,
    )
    correction.full_clean()
    correction.save()
    log(instance=report, action="reports.corrected", user=editor, data={"kind": kind})
    announce(*topics_of(report, before=None), "corrections")
    return correction
