"""Hears of published and corrected reports, and of people who take another name or leave."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import published

from onrecord.discussion.actions import (
    attach_again,
    erase_comments_of,
    open_discussion,
    show_name_of,
)
from onrecord.discussion.actions.outside import asks_outside, waits_for_outside
from onrecord.discussion.models import Comment
from onrecord.discussion.models.step import hash_of_wording
from onrecord.discussion.tasks import ask_outside, tell_commenters
from onrecord.people.models import User
from onrecord.reports.models import Correction, Report


@receiver(published, sender=Report, dispatch_uid="discussion.open")
def open_with_report(instance: Report, **_: Any) -> None:
    """A published report can be discussed; what comments are about is looked for in its words."""
    attach_again(open_discussion(report=instance))


@receiver(post_save, sender=Comment, dispatch_uid="discussion.ask")
def ask_about(instance: Comment, **_: Any) -> None:
    """A task of this database: it is kept with the comment, or not at all."""
    if asks_outside() and waits_for_outside(instance):
        ask_outside.enqueue(instance.pk, hash_of_wording(instance))


@receiver(post_save, sender=Correction, dispatch_uid="discussion.correction")
def tell_those_who_commented(instance: Correction, created: bool, **_: Any) -> None:
    """The task is kept in the correction's transaction."""
    if created:
        tell_commenters.enqueue(instance.pk)


@receiver(post_save, sender=User, dispatch_uid="discussion.rename")
def rename_on_pages(
    instance: User, created: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """A sign-in saves the person too, but names the field: another name or face shows on pages."""
    if not created and (update_fields is None or {"name", "face"} & update_fields):
        show_name_of(person=instance)


@receiver(pre_delete, sender=User, dispatch_uid="discussion.erase")
def erase_with_account(instance: User, **_: Any) -> None:
    """Sent inside the transaction that deletes the account."""
    erase_comments_of(person=instance, at=timezone.now())
