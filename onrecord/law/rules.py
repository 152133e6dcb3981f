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
    return isinstance(person, User) and person.holds_one_of(*ANSWERING_GROUPS)


def may_erase_others(person: User | AnonymousUser) -> bool:
    """Administrators."""
    return isinstance(person, User) and person.holds_one_of("Administrators")
