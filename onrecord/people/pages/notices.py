"""What a person is told, follows and ignores, as only they see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from onrecord.people.models import Ignoring, Notice, User
from onrecord.people.pages.shown import avatar_of
from onrecord.shared.links import Link

NOTICES_PAGE = 30
COUNTED_TO = 99


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """One line: ``actor`` (may be empty) and ``words``, ``more`` times over."""

    actor: str
    avatar: str
    words: str
    url: str
    more: int
    at: dt.datetime
    is_unread: bool


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """``newest`` is the id up to which a button marks all read; ``older`` 0 where nothing is."""

    notices: tuple[ShownNotice, ...]
    newest: int
    unread: int
    older: int


@dataclass(frozen=True, slots=True)
class Followed:
    """Something followed, and the topic by which it is stopped."""

    link: Link
    topic: str


@dataclass(frozen=True, slots=True)
class FollowingPage:
    """What a person follows and whom they ignore."""

    followed: tuple[Followed, ...]
    ignored: tuple[tuple[int, str], ...]


def notices_page(*, person: User, before: int = 0) -> NoticesPage:
    """A page of notices, newest first."""
    rows = Notice.objects.filter(person=person).select_related("actor").order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: NOTICES_PAGE + 1])
    shown = found[:NOTICES_PAGE]
    return NoticesPage(
        notices=tuple(_shown(notice) for notice in shown),
        newest=shown[0].pk if shown else 0,
        unread=unread_count(person),
        older=shown[-1].pk if len(found) > NOTICES_PAGE else 0,
    )


def unread_count(person: User) -> int:
    """How many notices wait to be read; a great many are not counted to their end."""
    return Notice.objects.unread().filter(person=person).order_by()[:COUNTED_TO].count()


def ignored_by(person: User) -> list[str]:
    """The public pages of whom somebody ignores, by which comments name their authors."""
    ignored = Ignoring.objects.filter(person=person).values_list("ignored", flat=True)
    return [reverse("person", args=[pk]) for pk in ignored]


def following_page(*, person: User) -> FollowingPage:
    """What somebody follows and whom they ignore, newest first."""
    return FollowingPage(
        followed=tuple(
            Followed(Link(row.name, row.url), row.topic) for row in person.follows.all()
        ),
        ignored=tuple(
            (row.ignored_id, row.ignored.shown_name)
            for row in person.ignoring.select_related("ignored")
        ),
    )


def _shown(notice: Notice) -> ShownNotice:
    return ShownNotice(
        actor=notice.actor.shown_name if notice.actor else "",
        avatar=avatar_of(notice.actor) if notice.actor else "",
        words=notice.words,
        url=notice.url,
        more=notice.count - 1,
        at=notice.at,
        is_unread=notice.read_at is None,
    )
