"""Hears that something was renamed or rewritten at the desk, and tells the pages that show it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from onrecord.delivery.events import announce
from onrecord.discussion.models import Clause
from onrecord.frontpage.models import StandingPage
from onrecord.frontpage.pages.frame import NAMES
from onrecord.record.models import Alias, Measure, Role, Speaker


@receiver([post_save, post_delete], sender=Speaker)
@receiver([post_save, post_delete], sender=Measure)
@receiver([post_save, post_delete], sender=Alias)
@receiver([post_save, post_delete], sender=Role)
def tell_of_names(sender: type[Model], created: bool = False, **facts: Any) -> None:
    """Pages that name speakers and measures; a new one is named nowhere yet."""
    if not created or sender in {Alias, Role}:
        announce(NAMES)


@receiver([post_save, post_delete], sender=Clause)
def tell_of_standards(sender: type[Clause], **facts: Any) -> None:
    """The page that lists the clauses."""
    announce("page:standards")


@receiver([page_published, page_unpublished], sender=StandingPage)
def tell_of_page(sender: type[StandingPage], instance: StandingPage, **facts: Any) -> None:
    """A standing page was published or taken down."""
    announce(f"page:{instance.slug}")
