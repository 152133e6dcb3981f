"""Hears that a report was published, and has its new version read; guards what may be published."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import published

from onrecord.record import tasks
from onrecord.record.actions import read_version, reasons_against_publishing
from onrecord.record.models.days import day_of
from onrecord.reports.models import Report, publishing_gates

publishing_gates.append(reasons_against_publishing)


@receiver(published, sender=Report, dispatch_uid="record.read_published_report")
def read_published_report(instance: Report, **_: Any) -> None:
    """Runs after `reports` has kept the version: apps are listed from the bottom rung up."""
    version = instance.newest_version()
    if version is not None:
        read_version(version=version, day=day_of(instance))
        if settings.LLM_URL:
            transaction.on_commit(partial(tasks.ask_outside.enqueue, version.pk))
