"""Hears that a report was published, and has its new version read."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import published

from onrecord.record.actions import read_version
from onrecord.record.pages.measures import day_of
from onrecord.reports.models import Report


@receiver(published, sender=Report, dispatch_uid="record.read_published_report")
def read_published_report(instance: Report, **_: Any) -> None:
    """Runs after `reports` has kept the version: apps are listed from the bottom rung up."""
    version = instance.versions.order_by("-number").first()
    if version is not None:
        read_version(version=version, day=day_of(instance))
