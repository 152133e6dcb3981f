"""The day that a report tells of."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.reports.models import Report


def day_of(report: Report, *, otherwise: dt.datetime | None = None) -> dt.date:
    """Its dateline's last day, else that of its publication.

    ``otherwise`` is asked of a report that has neither, which only a draft is.
    """
    days = re.findall(r"\d{4}-\d\d-\d\d", report.dateline_date)
    try:
        return dt.date.fromisoformat(days[-1])
    except (IndexError, ValueError):
        moment = report.first_published_at or otherwise
        if moment is None:
            raise
        day: dt.date = moment.date()
        return day
