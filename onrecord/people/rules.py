"""Which names a person may bear, and how often another one."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from onrecord.people.models import Rate, User
from onrecord.shared.text import lookalike, tidy_line

SHORTEST_NAME, LONGEST_NAME = 2, 60
RENAMING_RATE = Rate(burst=2, every=dt.timedelta(days=7))
_OFFICES = (
    *("admin", "administrator", "moderator", "moderators", "editor", "editors", "staff"),
    *("newsroom", "the newsroom", "system", "support", "webmaster", "captured", "former reader"),
)


def reason_against_name(name: str, *, person: User | None = None) -> str:
    """Why this (tidied) public name cannot be taken, said to who wants it; empty where it can."""
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        return f"Choose a name of {SHORTEST_NAME} to {LONGEST_NAME} characters."
    if name != tidy_line(name) or not any(letter.isalpha() for letter in name):
        return "Choose a name with letters in it, on one line."
    if "@" in name or "://" in name:
        return "Choose a name, not an address: everybody will see it."
    taken = User.objects.filter(name__iexact=name)
    if (taken.exclude(pk=person.pk) if person else taken).exists():
        return "Somebody already uses this name. Choose another."
    if not (person and person.is_staff) and lookalike(name) in _looks_of_the_newsroom():
        return "This name would be taken for one of the newsroom’s. Choose another."
    return ""


def _looks_of_the_newsroom() -> set[str]:
    staff = User.objects.filter(is_staff=True).exclude(name="").values_list("name", flat=True)
    return {lookalike(name) for name in (*_OFFICES, settings.ONRECORD_NAME, *staff)}
