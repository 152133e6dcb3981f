"""Who may moderate."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from onrecord.people.models import User

MODERATING_GROUPS = ("Moderators", "Editors", "Administrators")


def may_moderate(person: User | AnonymousUser) -> bool:
    """Moderators, editors and administrators, signed in and active."""
    return isinstance(person, User) and person.holds_one_of(*MODERATING_GROUPS)
