"""Ignoring people, and following people and things."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from onrecord.people.models import Follow, Ignoring, Notice, User

MOST_IGNORED = 500
MOST_FOLLOWED = 500


def ignore(*, person: User, ignored: User, at: dt.datetime) -> None:
    """Fold what somebody writes away from this person; nobody else is told or sees a difference."""
    if person == ignored:
        raise ValidationError("You cannot ignore yourself.")
    if Ignoring.objects.filter(person=person).count() >= MOST_IGNORED:
        raise ValidationError(f"You ignore {MOST_IGNORED} people. Stop ignoring somebody first.")
    with transaction.atomic():
        Ignoring.objects.get_or_create(person=person, ignored=ignored, defaults={"at": at})
        Notice.objects.unread().filter(person=person, actor=ignored).update(read_at=at)


def stop_ignoring(*, person: User, ignored: User) -> None:
    """Read them again."""
    Ignoring.objects.filter(person=person, ignored=ignored).delete()


def follow(
    *,
    person: User,
    topic: str,
    name: str,
    url: str,
    seen: int,
    at: dt.datetime,
    known: str = "",
) -> Follow:
    """Hear what is new about a thing from now on; ``seen`` and ``known`` are what it is now."""
    if Follow.objects.filter(person=person).count() >= MOST_FOLLOWED:
        raise ValidationError(f"You follow {MOST_FOLLOWED} things. Stop following one first.")
    made, _ = Follow.objects.get_or_create(
        person=person,
        topic=topic,
        defaults={"name": name[:300], "url": url, "seen": seen, "known": known, "at": at},
    )
    return made


def stop_following(*, person: User, topic: str) -> None:
    """Hear no more of it."""
    Follow.objects.filter(person=person, topic=topic).delete()
