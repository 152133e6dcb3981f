"""Hears of people who change: their page is made anew; desk rights make them the newsroom's."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from onrecord.delivery.events import announce
from onrecord.people.actions.staffing import settle_staff
from onrecord.people.models import User

_SHOWN = {"name", "bio", "face", "is_active", "is_staff"}


@receiver([post_save, post_delete], sender=User, dispatch_uid="people.page")
def tell_page(instance: User, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    """A sign-in saves the person too, but names the field."""
    if update_fields is None or _SHOWN & update_fields:
        announce(f"person:{instance.pk}")


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="people.staff_by_groups")
def settle_by_groups(
    instance: User | Group, action: str, pk_set: set[int] | None, **_: Any
) -> None:
    """Groups are given to a person, or people to a group."""
    if not action.startswith("post_"):
        return
    people = [instance] if isinstance(instance, User) else User.objects.filter(pk__in=pk_set or ())
    for person in people:
        settle_staff(person)


@receiver(post_save, sender=User, dispatch_uid="people.staff_by_saving")
def settle_by_saving(
    instance: User, *, created: bool, update_fields: frozenset[str] | None = None, **_: Any
) -> None:
    """The desk's form may have ticked or unticked "Administrator"."""
    if not created and update_fields is None:
        settle_staff(instance)


@receiver(user_logged_in, dispatch_uid="people.staff_by_coming")
def settle_by_coming(user: User, **_: Any) -> None:
    """Rights that were given before this was noted are noted now."""
    if not user.is_staff:
        settle_staff(user)
