"""Puts comments aside in a file of their own until their order, parents and cycles are known.

Nothing reaches the site before the whole source was read, and a gigabyte takes disk, not memory.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType

import msgspec

from onrecord.exchange.importers.comments.foreign import (
    ForeignComment,
    ForeignThread,
    Item,
    Passed,
    State,
)

NO_PAGE = "it says of no page on which it was written"
TWICE = "its id is in the source twice; the first one came in"
_TABLES = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;
CREATE TABLE thread (id TEXT PRIMARY KEY, url TEXT, title TEXT, identifier TEXT) WITHOUT ROWID;
CREATE TABLE comment (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE, thread TEXT, parent TEXT, at REAL, gone INTEGER,
    place REAL, depth INTEGER DEFAULT 0, seen INTEGER DEFAULT 0, whole BLOB);
CREATE INDEX tombs ON comment (gone) WHERE gone = 1;
"""
# A reply stands behind what it answers, whatever the clocks said.
_WALK = """
WITH RECURSIVE walk (n, id, thread, place, depth) AS (
    SELECT n, id, thread, at, 0 FROM comment WHERE {begins}
    UNION ALL
    SELECT c.n, c.id, c.thread, max(c.at, walk.place), walk.depth + 1 FROM walk
    JOIN comment c ON c.parent = walk.id AND c.thread = walk.thread)
UPDATE comment SET place = walk.place, depth = walk.depth FROM walk WHERE walk.n = comment.n
"""
_FROM_THE_TOP = _WALK.format(begins="parent = '' AND place IS NULL")
# What answers something outside the source begins a walk too; its parent may be known to the site
# from an earlier source, so it keeps the name of it.
_FROM_ORPHANS = _WALK.format(
    begins="""parent != '' AND NOT EXISTS (
        SELECT 1 FROM comment p WHERE p.id = comment.parent AND p.thread = comment.thread)"""
)


class Spool:
    """The comments of one source; ``passed`` counts what stayed out, by reason."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="onrecord-import-")
        self._store = sqlite3.connect(Path(self._folder.name) / "spool")
        self._store.executescript(_TABLES)
        self.passed: Counter[str] = Counter()
        self.read = 0
        self.cut = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()
        self._folder.cleanup()

    def take(self, items: Iterable[Item]) -> None:
        """Read the source to its end."""
        for item in items:
            if isinstance(item, ForeignThread):
                self._take_thread(item)
            else:
                self._take(item)

    def join(self, same: Mapping[str, str]) -> None:
        """Make one thread of several about the same page; ``same`` names for each the other."""
        self._store.execute("CREATE TABLE same (thread TEXT PRIMARY KEY, other TEXT)")
        self._store.executemany("INSERT INTO same VALUES (?, ?)", same.items())
        self._store.execute(
            "UPDATE comment SET thread = same.other FROM same WHERE same.thread = comment.thread"
        )

    def settle(self) -> None:
        """Find out who answers whom, and leave out what was deleted and nobody answered."""
        self._store.execute("CREATE INDEX answers ON comment (parent)")
        self._settle_parents()
        self._store.execute("CREATE INDEX in_order ON comment (thread, place, depth, n)")
        self._store.commit()
        self._drop_bare_tombs()

    def threads(self) -> list[tuple[ForeignThread, int]]:
        """Each page that has comments, and how many."""
        rows = self._store.execute(
            "SELECT c.thread, t.url, t.title, t.identifier, count(*) FROM comment c"
            " LEFT JOIN thread t ON t.id = c.thread GROUP BY c.thread ORDER BY min(c.n)"
        )
        return [
            (ForeignThread(id=number, url=url or "", title=title or "", identifier=said or ""), n)
            for number, url, title, said, n in rows
        ]

    def comments(self, thread: str) -> Iterator[ForeignComment]:
        """A page's comments, what was answered before its answers, else by time."""
        rows = self._store.execute(
            "SELECT whole, parent FROM comment WHERE thread = ? ORDER BY place, depth, n", [thread]
        )
        decode = msgspec.msgpack.Decoder(ForeignComment).decode
        for whole, parent in rows:
            comment = decode(whole)
            yield comment if parent else msgspec.structs.replace(comment, parent="")

    def _drop_bare_tombs(self) -> None:
        while True:
            gone = self._store.execute(
                "DELETE FROM comment WHERE gone = 1"
                " AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.parent = comment.id)"
            ).rowcount
            if not gone:
                return
            self.passed["it was deleted, and nobody had answered it"] += gone

    def _take_thread(self, thread: ForeignThread) -> None:
        self._store.execute(
            "INSERT OR IGNORE INTO thread VALUES (?, ?, ?, ?)",
            [thread.id, thread.url, thread.title, thread.identifier],
        )

    def _take(self, item: ForeignComment | Passed) -> None:
        self.read += 1
        if isinstance(item, Passed):
            self.passed[item.reason] += 1
            return
        if not item.thread:
            self.passed[NO_PAGE] += 1
            return
        at = item.at.timestamp() if item.order is None else item.order
        is_gone = item.state == State.DELETED and item.extra is None
        row = [item.id, item.thread, item.parent, at, is_gone, msgspec.msgpack.encode(item)]
        kept = self._store.execute(
            "INSERT OR IGNORE INTO comment (id, thread, parent, at, gone, whole)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )
        if not kept.rowcount:
            self.passed[TWICE] += 1

    def _settle_parents(self) -> None:
        self._store.execute(_FROM_ORPHANS)
        self._store.execute(_FROM_THE_TOP)
        if self._cut_cycles():
            self._store.execute(_FROM_THE_TOP)

    def _cut_cycles(self) -> int:
        """Whoever is reached from no beginning answers, in the end, itself: cut at its earliest."""
        unreached = self._store.execute("SELECT n FROM comment WHERE place IS NULL ORDER BY at, n")
        for (number,) in unreached.fetchall():
            walked: list[tuple[int, float]] = []
            here: int | None = number
            while here is not None and (step := self._step(here, mark=number)) is not None:
                walked.append((here, step[1]))
                here = step[0]
            if here is not None and here in (places := [n for n, _ in walked]):
                cycle = walked[places.index(here) :]
                earliest = min(cycle, key=lambda step: (step[1], step[0]))[0]
                self._store.execute("UPDATE comment SET parent = '' WHERE n = ?", [earliest])
                self.cut += 1
        return self.cut

    def _step(self, here: int, *, mark: int) -> tuple[int | None, float] | None:
        """Mark a comment as seen and give its parent; None where it was seen before."""
        row = self._store.execute(
            "SELECT c.seen, c.at, p.n FROM comment c LEFT JOIN comment p"
            " ON p.id = c.parent AND p.thread = c.thread"
            " WHERE c.n = ?",
            [here],
        ).fetchone()
        if row is None or row[0]:
            return None
        self._store.execute("UPDATE comment SET seen = ? WHERE n = ?", [mark, here])
        return row[2], row[1]
