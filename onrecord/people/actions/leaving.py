"""Leaving for good."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from onrecord.people.models import User


def delete_account(*, person: User) -> None:
    """Leave for good. Who must let go of what they made hears Django's ``pre_delete``."""
    if person.is_staff:
        raise PermissionDenied(
            "This account belongs to the newsroom: ask an administrator to take the desk "
            "rights from it first."
        )
    person.delete()
