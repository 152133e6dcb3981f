"""Time expressions: the dates and durations a report names."""

from __future__ import annotations

from django.db import models

from onrecord.record.models.entry import Entry


class TimeExpression(Entry):
    """A date, time, duration or set; ``value`` is TIMEX3, ``edtf`` ISO 8601-2 level 2."""

    type = models.CharField(max_length=8)
    value = models.CharField(max_length=40)
    edtf = models.CharField(max_length=60, blank=True)
