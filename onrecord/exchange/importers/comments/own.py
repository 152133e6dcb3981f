"""Our own export: a line of JSON for each discussion and comment (docs/how-to/move-comments.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exchange.importers.comments import foreign
from onrecord.exchange.importers.comments.foreign import (
    ForeignAuthor,
    ForeignComment,
    ForeignThread,
    Item,
    Passed,
    State,
)
from onrecord.exchange.importers.comments.lines import objects
from onrecord.exchange.importers.sources import CannotRead

FORM = "onrecord-comments"
VERSION = 1
SIGN = f'"form":"{FORM}"'.encode()
_BEHIND = 1e12  # what never was shown stands behind what was, in the order in which it was written
_NOT_WHOLE = "the end of it is missing. Export the comments again."


def read(place: str) -> Iterator[Item]:
    """Discussions and comments; ``CannotRead`` where the last line, which counts, is missing."""
    count, promised = 0, -1
    for entry in objects(place):
        kind = entry.get("type")
        if kind == "head":
            _check_version(entry, place)
        elif kind == "discussion":
            yield ForeignThread(
                id=_said(entry, "report"),
                url=_said(entry, "address"),
                title=_said(entry, "headline"),
                identifier=_said(entry, "report"),
            )
        elif kind == "comment":
            count += 1
            yield _comment(entry)
        elif kind == "end":
            promised = entry.get("comments", -1)
    if promised != count:
        raise CannotRead(place, _NOT_WHOLE)


def _check_version(entry: dict[str, Any], place: str) -> None:
    if entry.get("form") != FORM or entry.get("version") != VERSION:
        raise CannotRead(
            place, "this export is of another version. Bring On Record up to date, then import it."
        )


def _comment(entry: dict[str, Any]) -> Item:
    number, at = _said(entry, "id"), foreign.utc(_said(entry, "created_at"))
    if not number or at is None:
        return Passed(foreign.NO_TIME if number else foreign.NO_ID)
    author = entry.get("author")
    author = author if isinstance(author, dict) else {}
    place = entry.get("place")
    return ForeignComment(
        id=number,
        thread=_said(entry, "report"),
        parent=_said(entry, "parent"),
        at=at,
        words=_said(entry, "text"),
        state=State.PUBLISHED,  # what it was is in ``extra``, in our own words
        author=ForeignAuthor(_said(author, "id"), _said(author, "name"), _said(author, "address")),
        edited_at=foreign.utc(_said(entry, "edited_at")),
        order=float(place) if isinstance(place, int) else _BEHIND + at.timestamp(),
        extra=entry,
    )


def _said(entry: dict[str, Any], name: str) -> str:
    found = entry.get(name)
    return found if isinstance(found, str) else ""
