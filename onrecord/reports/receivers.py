"""Hears Wagtail's and Django's signals: keeps versions, makes groups and the sizes of pictures."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from onrecord.delivery.events import announce
from onrecord.reports import tasks
from onrecord.reports.actions import keep_version, tell_of_taking_down
from onrecord.reports.actions.groups import make_groups
from onrecord.reports.models import NewsroomSettings, Picture, Report, Section, Topic


@receiver(published, sender=Report)
def keep_what_was_published(sender: type[Report], instance: Report, **facts: Any) -> None:
    """Keep a version; Wagtail sends the signal for a first scheduling too: nothing to keep."""
    if instance.live and instance.publishing:
        keep_version(report=instance, editor=instance.publishing.by, at=instance.publishing.at)


@receiver(unpublished, sender=Report)
def forget_what_was_taken_down(sender: type[Report], instance: Report, **facts: Any) -> None:
    """Drop it from search and lists."""
    tell_of_taking_down(report=instance)


@receiver(post_save, sender=Picture)
def make_its_sizes(sender: type[Picture], instance: Picture, **facts: Any) -> None:
    """Make a picture's renditions in the background, so that publishing need not wait for them."""
    transaction.on_commit(partial(tasks.make_renditions.enqueue, instance.pk))


@receiver([post_save, post_delete], sender=Topic)
def tell_of_the_topic(sender: type[Topic], instance: Topic, **facts: Any) -> None:
    """Have the pages made anew that show the topic."""
    announce(f"topic:{instance.pk}")


@receiver([post_save, post_delete], sender=Section)
def tell_of_the_section(sender: type[Section], instance: Section, **facts: Any) -> None:
    """Sections stand in the navigation of every page."""
    announce(f"section:{instance.pk}", "site")


@receiver(post_save, sender=NewsroomSettings)
def tell_of_the_newsroom(sender: type[NewsroomSettings], **facts: Any) -> None:
    """Its name stands on every page."""
    announce("site")


@receiver(post_migrate)
def make_the_groups(sender: AppConfig, **facts: Any) -> None:
    """Make the desk's groups after the last app's permissions were made."""
    # Django's sessions are the last app with tables in INSTALLED_APPS: all permissions exist now.
    if sender.label == "sessions":
        make_groups()
