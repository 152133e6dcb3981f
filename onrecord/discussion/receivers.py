"""Hears of published reports and of people who leave."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import published

from onrecord.discussion.actions import erase_comments_of, open_discussion
from onrecord.people.models import User
from onrecord.reports.models import Report


@receiver(published, sender=Report, dispatch_uid="discussion.open")
def open_with_report(instance: Report, **_: Any) -> None:
    """A published report can be discussed."""
    open_discussion(report=instance)


@receiver(pre_delete, sender=User, dispatch_uid="discussion.erase")
def erase_with_account(instance: User, **_: Any) -> None:
    """Sent inside the transaction that deletes the account."""
    erase_comments_of(person=instance, at=timezone.now())
