"""What a copy holds: which page shows what, and up to which event all of it is current.

It lies in the copy's own folder, so that both are there, or gone, together; only its owner may read
it. It is no evidence of anything: where it is lost or broken the copy is written anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.delivery.baking import Baked
from onrecord.delivery.reading import Place

NAME = ".index.sqlite3"
FORM = 1  # of the tables below
MOST = 500  # parameters of one question
# It is broken, or of another form; whatever else there is, a full disk say, it is not to blame for.
UNUSABLE = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
TABLES = """
CREATE TABLE page (address TEXT PRIMARY KEY, until REAL) WITHOUT ROWID;
CREATE TABLE shows (topic TEXT, address TEXT, PRIMARY KEY (topic, address)) WITHOUT ROWID;
CREATE TABLE uses (picture TEXT, address TEXT, PRIMARY KEY (picture, address)) WITHOUT ROWID;
CREATE INDEX shows_by_address ON shows (address);
CREATE INDEX uses_by_address ON uses (address);
CREATE TABLE place (event INTEGER, at TEXT, snapshot TEXT);
"""


class Index:
    """Of one folder; what is changed is kept by ``commit``."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / NAME
        self._rows = _open(self.file)

    @property
    def files(self) -> list[Path]:
        """Its own, of which the second is there while something is changed."""
        return [self.file, self.file.with_name(f"{NAME}-journal")]

    @property
    def place(self) -> Place | None:
        """Up to where the copy has followed; None where it was never whole."""
        found = self._rows.execute("SELECT event, at, snapshot FROM place").fetchone()
        return Place(*found) if found else None

    def commit(self, place: Place) -> None:
        """Keep what was changed: the copy is current up to here."""
        self._rows.execute("DELETE FROM place")
        row = (place.event, place.at, place.snapshot)
        self._rows.execute("INSERT INTO place VALUES (?, ?, ?)", row)
        self._rows.commit()

    def forget_changes(self) -> None:
        """As it was at the last ``commit``."""
        self._rows.rollback()

    def clear(self) -> None:
        """Know of nothing: the copy is about to be written anew."""
        for table in ("page", "shows", "uses", "place"):
            self._rows.execute(f"DELETE FROM {table}")  # noqa: S608  one of four words

    def put(self, address: str, page: Baked, pictures: Iterable[str]) -> None:
        """A page was written."""
        self.remove(address)
        until = page.fresh_until.timestamp() if page.fresh_until else None
        self._rows.execute("INSERT INTO page VALUES (?, ?)", (address, until))
        shows = [(topic, address) for topic in page.shows]
        self._rows.executemany("INSERT INTO shows VALUES (?, ?)", shows)
        used = [(picture, address) for picture in pictures]
        self._rows.executemany("INSERT INTO uses VALUES (?, ?)", used)

    def remove(self, address: str) -> None:
        """A page is no longer there."""
        for table in ("page", "shows", "uses"):
            self._rows.execute(f"DELETE FROM {table} WHERE address = ?", (address,))  # noqa: S608  one of three words

    def look_again(self, address: str, *, at: float) -> None:
        """A page could not be made: it is not there, and tried again at that time."""
        self.remove(address)
        self._rows.execute("INSERT INTO page VALUES (?, ?)", (address, at))

    def has(self, address: str) -> bool:
        """Whether the copy holds this page."""
        asked = "SELECT 1 FROM page WHERE address = ?"
        return self._rows.execute(asked, (address,)).fetchone() is not None

    def showing(self, topics: Iterable[str]) -> set[str]:
        """The addresses of the pages that show any of these."""
        found, asked = set(), sorted(topics)
        for start in range(0, len(asked), MOST):
            some = asked[start : start + MOST]
            marks = ",".join("?" * len(some))
            query = f"SELECT address FROM shows WHERE topic IN ({marks})"  # noqa: S608  marks
            found |= {address for (address,) in self._rows.execute(query, some)}
        return found

    def outdated(self, *, at: float) -> set[str]:
        """The addresses of the pages that time itself has changed."""
        asked = "SELECT address FROM page WHERE until <= ?"
        return {address for (address,) in self._rows.execute(asked, (at,))}

    def pictures_of(self, address: str) -> set[str]:
        """The pictures that a page refers to."""
        asked = "SELECT picture FROM uses WHERE address = ?"
        return {picture for (picture,) in self._rows.execute(asked, (address,))}

    def is_used(self, picture: str) -> bool:
        """Whether any page refers to it."""
        asked = "SELECT 1 FROM uses WHERE picture = ? LIMIT 1"
        return self._rows.execute(asked, (picture,)).fetchone() is not None

    def addresses(self) -> Iterator[str]:
        """Every page that it holds."""
        for (address,) in self._rows.execute("SELECT address FROM page ORDER BY address"):
            yield address

    def pictures(self) -> Iterator[str]:
        """Every picture that a page refers to."""
        for (picture,) in self._rows.execute("SELECT DISTINCT picture FROM uses"):
            yield picture

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()


def _open(file: Path) -> sqlite3.Connection:
    """The index that is there, or an empty one in its place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    rows = sqlite3.connect(file, check_same_thread=False)
    try:
        if rows.execute("PRAGMA user_version").fetchone()[0] == FORM:
            return rows
        rows.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {FORM}; COMMIT")
    except sqlite3.DatabaseError as error:
        rows.close()
        if error.sqlite_errorcode & 0xFF not in UNUSABLE:
            raise
        file.unlink()
        return _open(file)
    return rows
