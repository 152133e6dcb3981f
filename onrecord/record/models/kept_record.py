"""What was on record under a version when the next one took its place."""

from __future__ import annotations

from django.db import models

from onrecord.reports.models import Version
from onrecord.shared.append_only import AppendOnly


class KeptRecord(AppendOnly):
    """The record of an older version, as plain data: see ``record.pages.changes``.

    Entries move on to each newer version, so what stood on record before is written down once,
    in the transaction that publishes the next version.
    """

    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, primary_key=True, related_name="kept_record"
    )
    content = models.JSONField()
    kept_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"Record of {self.version}"
