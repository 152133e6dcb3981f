"""Who may keep the record of a report."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from onrecord.people.models import User
from onrecord.reports import rules as report_rules
from onrecord.reports.models import Report


def may_keep_record(person: User, report: Report) -> bool:
    """Whoever may publish the report: what is confirmed, readers see at once."""
    return report_rules.may_publish(person, report)


def require_may_keep_record(person: User, report: Report) -> None:
    """``PermissionDenied`` for anybody else."""
    if not may_keep_record(person, report):
        raise PermissionDenied("Only those who may publish a report may keep its record.")
