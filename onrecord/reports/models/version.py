"""Versions are evidence: what was published, never changed, each hashed onto the one before."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onrecord.reports.models.report import Report


class Version(models.Model):
    """One published state of a report.

    ``content`` is canonical JSON (sorted keys, no spaces, UTF-8) as text, so that its SHA-256 can
    be checked by anybody; ``text`` is the body prose that the record's anchors count characters in.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField(db_index=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    headline = models.CharField(max_length=200)
    content = models.TextField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="versions_count_up"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} (version {self.number})"
