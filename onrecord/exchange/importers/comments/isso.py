"""Isso: its SQLite database, read and never written (isso/db/comments.py of Isso 0.14)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

from onrecord.exchange.importers.comments import foreign
from onrecord.exchange.importers.comments.foreign import (
    ForeignAuthor,
    ForeignComment,
    ForeignThread,
    Item,
    Passed,
    State,
)
from onrecord.exchange.importers.comments.lines import is_packed
from onrecord.exchange.importers.sources import CannotRead

_STATES = {1: State.PUBLISHED, 2: State.HELD, 4: State.DELETED}
_COMMENTS = "SELECT id, tid, parent, created, modified, mode, text, author, email FROM comments"


def read(place: str) -> Iterator[Item]:
    """Threads, then comments in the order in which they were kept. Their text is Markdown."""
    if is_packed(place):
        raise CannotRead(place, "it is packed, and a database is read as it is. Unpack it first.")
    # Opened to be read only: no journal is played back into somebody's file.
    address = f"{Path(place).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as store:
            store.text_factory, store.row_factory = _text, sqlite3.Row
            for number, uri, title in store.execute("SELECT id, uri, title FROM threads"):
                yield ForeignThread(id=str(number), url=_said(uri), title=_said(title))
            for row in store.execute(f"{_COMMENTS} ORDER BY id"):
                yield _comment(row)
    except sqlite3.Error as why:
        raise CannotRead(
            place, f"this is no whole database of Isso ({why}). Stop Isso and copy its file again."
        ) from why


def _comment(row: sqlite3.Row) -> Item:
    at = foreign.since_1970(row["created"])
    if at is None:
        return Passed(foreign.NO_TIME)
    return ForeignComment(
        id=str(row["id"]),
        thread=str(row["tid"]),
        parent=str(row["parent"] or ""),
        at=at,
        words=_said(row["text"]),
        state=_STATES.get(row["mode"], State.HELD),
        # Isso keeps both as HTML (isso/views/comments.py), and the words as they were typed.
        author=ForeignAuthor(
            name=unescape(_said(row["author"])), address=unescape(_said(row["email"]))
        ),
        edited_at=foreign.since_1970(row["modified"]),
    )


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""
