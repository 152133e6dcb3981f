"""Hears of people who change: their public page is made anew."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from onrecord.delivery.events import announce
from onrecord.people.models import User

_SHOWN = {"name", "bio", "face", "is_active", "is_staff"}


@receiver([post_save, post_delete], sender=User, dispatch_uid="people.page")
def tell_page(instance: User, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    """A sign-in saves the person too, but names the field."""
    if update_fields is None or _SHOWN & update_fields:
        announce(f"person:{instance.pk}")
