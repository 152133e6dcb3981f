"""Who is of the newsroom: whoever may enter the desk, and nobody else."""

from __future__ import annotations

from django.contrib.auth.models import Group

from onrecord.people.models import User


def settle_staff(person: User) -> None:
    """Note it with the person, where it has changed: groups are given and taken at the desk."""
    is_staff = person.is_superuser or _is_let_in(person)
    if person.is_staff != is_staff:
        person.is_staff = is_staff
        person.save(update_fields=["is_staff"])


def _is_let_in(person: User) -> bool:
    groups = Group.objects.filter(
        permissions__content_type__app_label="wagtailadmin", permissions__codename="access_admin"
    )
    return groups.filter(user=person).exists()
