"""The words of a draft as the engine last read them, so that entries can hang on them."""

from __future__ import annotations

from django.db import models

from onrecord.reports.models import Report


class DraftReading(models.Model):
    """A draft that differs from what readers see; it goes when the draft is published."""

    report = models.OneToOneField(
        Report, on_delete=models.CASCADE, primary_key=True, related_name="draft_reading"
    )
    headline = models.CharField(max_length=200)
    text = models.TextField()
    fingerprint = models.CharField(
        max_length=64, help_text="Of all that the reading depended on; another is read anew."
    )
    read_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.headline} (draft)"
