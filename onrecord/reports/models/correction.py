"""Corrections: dated, typed notices that stay."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onrecord.reports.models.report import Report
from onrecord.reports.models.version import Version
from onrecord.shared.append_only import AppendOnly


class Correction(AppendOnly):
    """What was wrong, what is right, since which version. Never changed, never deleted."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        UPDATE = "update", "Update"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="corrections")
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    kind = models.CharField(max_length=16, choices=Kind)
    text = models.TextField(max_length=2000)
    made_at = models.DateTimeField(db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"
