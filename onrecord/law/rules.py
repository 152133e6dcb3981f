"""Who answers notices of illegal content and erases people's data, and how often notices come."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AnonymousUser

from onrecord.people.models import Rate, User

ANSWERING_GROUPS = ("Editors", "Administrators")
NOTICES_FROM_A_NETWORK = Rate(burst=5, every=dt.timedelta(minutes=10))
ARCHIVES = Rate(burst=2, every=dt.timedelta(hours=12))
ALL_NOTICES = Rate(burst=200, every=dt.timedelta(seconds=10))


def may_answer_notices(person: User | AnonymousUser) -> bool:
    """Editors and administrators: what a notice holds is not for more eyes than must see it."""
    return _is_one_of(person, ANSWERING_GROUPS)


def may_erase_others(person: User | AnonymousUser) -> bool:
    """Administrators."""
    return _is_one_of(person, ("Administrators",))


def _is_one_of(person: User | AnonymousUser, groups: tuple[str, ...]) -> bool:
    if not isinstance(person, User) or not person.is_active:
        return False
    return person.is_superuser or person.groups.filter(name__in=groups).exists()
