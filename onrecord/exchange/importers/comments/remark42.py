"""Remark42: its backup, a line of JSON each (backend/app/migrator/native.go, app/store/comment.go).

The first line has the site's people and pages, every other one a comment. ``orig`` is what was
typed, ``text`` what was made of it. Names are HTML, and so was ``orig`` until 2022
(https://github.com/umputun/remark42/pull/2041 tells how).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
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
from onrecord.exchange.importers.comments.markup import as_typed

_GONE = "deleted"
# Go writes a quotation mark so, and nobody types it.
_OF_GO = re.compile("&#3[49];")
_AS_TYPED = re.compile(r"""[<>"']|&(?!#?\w+;)""")


def read(place: str) -> Iterator[Item]:
    """A page before its first comment."""
    told: set[str] = set()
    for entry in objects(place):
        if "version" in entry and "id" not in entry:
            continue
        url = _said(_part(entry, "locator"), "url")
        if url not in told:
            told.add(url)
            yield ForeignThread(id=url, url=url, title=_said(entry, "title"))
        yield _comment(entry, thread=url)


def _comment(entry: dict[str, Any], *, thread: str) -> Item:
    number, at = _said(entry, "id"), foreign.utc(_said(entry, "time"))
    if not number or at is None:
        return Passed(foreign.NO_TIME if number else foreign.NO_ID)
    user = _part(entry, "user")
    return ForeignComment(
        id=number,
        thread=thread,
        parent=_said(entry, "pid"),
        at=at,
        words=_typed(_said(entry, "orig")) or as_typed(_said(entry, "text")),
        state=State.DELETED if entry.get("delete") is True else State.PUBLISHED,
        author=ForeignAuthor()
        if _said(user, "id") == _GONE
        else ForeignAuthor(id=_said(user, "id"), name=unescape(_said(user, "name"))),
        edited_at=foreign.utc(_said(_part(entry, "edit"), "time")),
    )


def _typed(orig: str) -> str:
    if _OF_GO.search(orig) or not _AS_TYPED.search(orig):
        return unescape(orig)
    return orig


def _part(entry: dict[str, Any], name: str) -> dict[str, Any]:
    found = entry.get(name)
    return found if isinstance(found, dict) else {}


def _said(entry: dict[str, Any], name: str) -> str:
    found = entry.get(name)
    return found if isinstance(found, str) else ""
