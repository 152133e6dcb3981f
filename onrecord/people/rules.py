"""Which names a person may bear, and how often another one."""

from __future__ import annotations

import datetime as dt
import unicodedata

from django.conf import settings
from django.db.models import Q

from onrecord.people.models import Badge, Rate, User
from onrecord.shared.prepared import Prepared, Slot
from onrecord.shared.text import lookalike, tidy_line

SHORTEST_NAME, LONGEST_NAME = 2, 60
RENAMING_RATE = Rate(burst=1, every=dt.timedelta(days=14))
FACE_RATE = Rate(burst=5, every=dt.timedelta(hours=1))
LONGEST_BIO = 500
_LOOK_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "HEBREW"}
_OFFICES = (
    *("admin", "administrator", "moderator", "moderators", "editor", "editors", "staff"),
    *("reporter", "journalist", "official", "deleted"),
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
    others = User.objects.exclude(pk=person.pk) if person else User.objects.all()
    if others.filter(name__iexact=name).exists():
        return "Somebody already uses this name. Choose another."
    if not (person and person.is_staff) and lookalike(name) in _looks_of_the_newsroom():
        return "This name would be taken for one of the newsroom’s. Choose another."
    if _mixes_alphabets(name):
        return "Write each word of the name in letters of one alphabet."
    if others.filter(look=lookalike(name)).exclude(look="").exists():
        return "This name looks like the name of somebody here. Choose another."
    return ""


def badges_worn(person: User, report_id: int) -> list[str]:
    """What the newsroom vouches for where this person comments on a report."""
    return _badges.all(person=person.pk, about=f"report:{report_id}")


def _mixes_alphabets(name: str) -> bool:
    """Whether a word holds letters of two alphabets whose letters look alike (UTS 39, 5.1)."""
    return any(
        len(_LOOK_ALIKE & {_alphabet(letter) for letter in word if letter.isalpha()}) > 1
        for word in name.split()
    )


def _alphabet(letter: str) -> str:
    """The first word of a letter's Unicode name is its script: LATIN SMALL LETTER A."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _looks_of_the_newsroom() -> set[str]:
    staff = User.objects.filter(is_staff=True).exclude(name="").values_list("name", flat=True)
    return {lookalike(name) for name in (*_OFFICES, settings.ONRECORD_NAME, *staff)}


_badges = Prepared(
    lambda: (
        Badge.objects.filter(person=Slot("person"), ended_at=None)
        .exclude(Q(kind=Badge.Kind.IN_STORY) & ~Q(about=Slot("about")))
        .order_by("pk")
        .values_list("words", flat=True)
    )
)
