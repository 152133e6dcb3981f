"""What every system's comments become on their way in: threads, comments, and what was left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Protocol

import msgspec


class State(StrEnum):
    """What a comment was where it comes from."""

    PUBLISHED = "published"
    HELD = "held"
    REJECTED = "rejected"
    SPAM = "spam"
    DELETED = "deleted"


class ForeignThread(msgspec.Struct, frozen=True):
    """One page's discussion; ``identifier`` is what that site called the page, if anything."""

    id: str
    url: str = ""
    title: str = ""
    identifier: str = ""


class ForeignAuthor(msgspec.Struct, frozen=True):
    """Who wrote it: an id of that system (may be empty), a name, a mail address (may be empty)."""

    id: str = ""
    name: str = ""
    address: str = ""


class ForeignComment(msgspec.Struct, frozen=True):
    """One comment; ``words`` as a person here would type them, ``extra`` what our own files add."""

    id: str
    thread: str
    at: dt.datetime
    words: str
    parent: str = ""
    state: State = State.PUBLISHED
    author: ForeignAuthor = ForeignAuthor()
    edited_at: dt.datetime | None = None
    order: float | None = None
    extra: dict[str, Any] | None = None


class Passed(msgspec.Struct, frozen=True):
    """Something that does not come in, and why."""

    reason: str


Item = ForeignThread | ForeignComment | Passed


class Reader(Protocol):
    """Reads one system's file, item after item, in constant memory."""

    def __call__(self, place: str, /) -> Iterator[Item]: ...


# What Go writes for no time is the year 1, and 9999 for never: no clock elsewhere shows either.
_YEARS = range(1970, 9999)
NO_TIME = "it says of no time when it was written"
NO_ID = "it has no id, so that it could come in twice"
A_PING = "a pingback or trackback, not a comment"


def utc(text: str | None) -> dt.datetime | None:
    """The moment that an ISO 8601 text names, in UTC where it names no zone; None if it is none."""
    try:
        moment = dt.datetime.fromisoformat((text or "").strip())
        aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return _within(aware.astimezone(dt.UTC))
    except (ValueError, OverflowError):
        return None


def since_1970(seconds: object) -> dt.datetime | None:
    """The moment so many seconds after 1970; None if that is none."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return _within(dt.datetime.fromtimestamp(seconds, tz=dt.UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _within(moment: dt.datetime) -> dt.datetime | None:
    return moment if moment.year in _YEARS else None
