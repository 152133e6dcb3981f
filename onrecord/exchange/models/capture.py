"""Captures: saved pages that came in, so that the same page comes in once."""

from __future__ import annotations

from django.db import models

from onrecord.reports.models import Report


class Capture(models.Model):
    """A saved page as it was received, and the report made from it."""

    sha256 = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=1000)
    raw = models.BinaryField()
    captured_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    published_edtf = models.CharField(max_length=60, blank=True)
    published_basis = models.TextField(blank=True)
    image_caption = models.TextField(blank=True)
    image_is_file_photo = models.BooleanField(default=False)
    related = models.JSONField(default=list, help_text="The headlines it pointed to.")
    furniture = models.JSONField(default=list)
    unplaced = models.JSONField(default=list)
    report = models.ForeignKey(
        Report, on_delete=models.SET_NULL, null=True, related_name="captures"
    )

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.source
