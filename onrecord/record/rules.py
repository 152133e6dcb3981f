"""Who may keep the record of a report, and whose names stand in it."""

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


def may_keep_speakers(person: User) -> bool:
    """Whoever may change speakers at the desk: a merge changes the pages of many reports."""
    return person.is_active and person.has_perm("record.change_speaker")


def require_may_keep_speakers(person: User) -> None:
    """``PermissionDenied`` for anybody else."""
    if not may_keep_speakers(person):
        raise PermissionDenied("Only editors may say that two speakers are one.")
