"""Versions are evidence: what was published, never changed, each hashed onto the one before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db import models

from onrecord.reports.models.content import chained_hash
from onrecord.reports.models.published import PublishedReport
from onrecord.reports.models.reading import read_content
from onrecord.reports.models.report import Report
from onrecord.shared.append_only import AppendOnly
from onrecord.shared.differences import Stretch, differences


class Version(AppendOnly):
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

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="versions_count_up"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} (version {self.number})"

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}versions/{self.number}/"

    def read(self) -> PublishedReport:
        """What this version says, as frozen records, without asking the database."""
        return self._said

    @cached_property
    def _said(self) -> PublishedReport:
        return read_content(json.loads(self.content))

    def changes_since(self, earlier: Version) -> Changes:
        """What readers of the earlier version did not read."""
        before, after = earlier.read(), self.read()
        return Changes(
            headline=differences(before.headline, after.headline),
            summary=differences(before.summary, after.summary),
            text=differences(before.text, after.text),
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two versions, word by word."""

    headline: list[Stretch]
    summary: list[Stretch]
    text: list[Stretch]


@dataclass(frozen=True, slots=True)
class BrokenVersion:
    """A version that is not what was published, and how that shows."""

    version_id: int
    report_id: int
    number: int
    reason: str

    def __str__(self) -> str:
        return (
            f"version {self.number} of report {self.report_id} "
            f"(row {self.version_id}): {self.reason}"
        )


def verify_versions() -> Iterator[BrokenVersion]:
    """Recompute every report's chain of hashes and give what does not hold."""
    previous: Version | None = None
    for version in Version.objects.order_by("report_id", "number").iterator(chunk_size=500):
        before = previous if previous and previous.report_id == version.report_id else None
        for reason in _breaks(version, before):
            yield BrokenVersion(version.pk, version.report_id, version.number, reason)
        previous = version


def _breaks(version: Version, before: Version | None) -> Iterator[str]:
    if version.number != (before.number + 1 if before else 1):
        yield "a version before it is missing"
    elif version.previous_sha256 != (before.sha256 if before else ""):
        yield "it does not follow from the version before it"
    if version.sha256 != chained_hash(version.content, previous=version.previous_sha256):
        yield "its content is not what was published"
    elif version.text != version.read().text or version.headline != version.read().headline:
        yield "its text or headline is not that of its content"
