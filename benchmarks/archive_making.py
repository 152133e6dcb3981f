"""An archive's rows in the order to write them, made by a process beside the one that writes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection

from archive_comments import Comments, shares
from archive_names import names, readers
from archive_rows import Reports
from archive_tables import Rows
from archive_words import Writer
from django.db import connection

READERS = 2_000
BATCH = 1_000  # reports written in one transaction
Batch = tuple[str, int, list[Rows]]  # "reports" or "comments", of how many reports so far, what


class Archive:
    """What is being made: the names that reports refer to, and the tables of rows."""

    def __init__(self, *, reports: int, comments: int, seed: int) -> None:
        writer = Writer(seed)
        self.count = reports
        self.reports = Reports(names(writer), writer, count=reports)
        self.comments = Comments(readers(READERS), writer)
        self.shares = shares(reports, comments=comments, writer=writer)
        self.first_discussion = self.reports.discussions.next

    def batches(self) -> Iterator[Batch]:
        """All reports with their records, then all comments."""
        for first in range(0, self.count, BATCH):
            last = min(self.count, first + BATCH)
            for place in range(first, last):
                self.reports.add(place, shown=self.shares[place][0])
            yield "reports", last, self.reports.taken()
        for first in range(0, self.count, BATCH):
            last = min(self.count, first + BATCH)
            for place in range(first, last):
                self._discuss(place)
            yield "comments", last, [self.comments.table.taken()]

    def _discuss(self, place: int) -> None:
        shown, held = self.shares[place]
        since = self.reports.time_of(place)
        self.comments.add(self.first_discussion + place, shown=shown, held=held, since=since)


def made_beside(*, reports: int, comments: int, seed: int) -> Iterator[Batch]:
    """The batches, by a process that makes the next one while its taker writes the last."""
    archive = Archive(reports=reports, comments=comments, seed=seed)
    connection.close()  # no other process may go on with this one's
    beside = multiprocessing.get_context("fork")
    taking, giving = beside.Pipe(duplex=False)
    beside.Process(target=_give, args=(archive, giving), daemon=True).start()
    giving.close()  # so that taking ends where the maker stops before its time
    return iter(taking.recv, None)


def _give(archive: Archive, giving: Connection) -> None:
    for batch in archive.batches():
        giving.send(batch)
    giving.send(None)
