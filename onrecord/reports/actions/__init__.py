"""What people do with reports: file, publish, schedule, take down, correct."""

from onrecord.reports.actions.correcting import correct_report
from onrecord.reports.actions.filing import file_report
from onrecord.reports.actions.keeping import keep_version, tell_of_taking_down
from onrecord.reports.actions.publishing import publish_report, unpublish_report
from onrecord.reports.actions.scheduling import (
    DueReports,
    late_reports,
    publish_due,
    refused_schedules,
    schedule_report,
)

__all__ = [
    "DueReports",
    "correct_report",
    "file_report",
    "keep_version",
    "late_reports",
    "publish_due",
    "publish_report",
    "refused_schedules",
    "schedule_report",
    "tell_of_taking_down",
    "unpublish_report",
]
