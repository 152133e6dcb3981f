"""Who may moderate."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from onrecord.people.models import User

MODERATING_GROUPS = ("Moderators", "Editors", "Administrators")


def may_moderate(person: User | AnonymousUser) -> bool:
    """Moderators, editors and administrators, signed in and active."""
    if not isinstance(person, User) or not person.is_active:
        return False
    return person.is_superuser or person.groups.filter(name__in=MODERATING_GROUPS).exists()
