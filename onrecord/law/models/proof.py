"""Recomputes the public log: its hashes, its order, its sums, and the words it was sealed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.discussion.models import Comment
from onrecord.discussion.models.step import hash_of_wording
from onrecord.law.models.entry import LogEntry, LogHead, LogTally

Kind = tuple[int, str, str, str, int, str]


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """An entry (0: the log as a whole) that is not what was written, and how that shows."""

    number: int
    reason: str

    def __str__(self) -> str:
        name = f"entry {self.number} of the moderation log" if self.number else "the moderation log"
        return f"{name}: {self.reason}"


def verify_log() -> Iterator[BrokenEntry]:
    """Everything about the log that does not hold."""
    counted: Counter[Kind] = Counter()
    last, sha256 = 0, ""
    rows = LogEntry.objects.select_related("wording__clause", "about").order_by("number")
    for entry in rows.iterator(chunk_size=1000):
        if entry.number != last + 1:
            yield BrokenEntry(entry.number, "an entry before it is missing")
        elif entry.previous_sha256 != sha256:
            yield BrokenEntry(entry.number, "it does not follow from the entry before it")
        if entry.sha256 != entry.computed_sha256():
            yield BrokenEntry(entry.number, "it is not what was written")
        last, sha256 = entry.number, entry.sha256
        counted[kind_of(entry)] += 1
    head = LogHead.objects.first() or LogHead()
    if (head.number, head.sha256) != (last, sha256):
        yield BrokenEntry(0, "entries at its end are missing")
    if counted != _tallied():
        yield BrokenEntry(0, "its sums are not those of its entries")
    yield from _broken_words()


def kind_of(entry: LogEntry) -> Kind:
    """The tally that an entry is counted in."""
    clause = entry.wording.clause.number if entry.wording else 0
    about = entry.about.action if entry.about else ""
    return entry.at.year, entry.action, entry.actor, entry.ground, clause, about


def _tallied() -> Counter[Kind]:
    rows = LogTally.objects.values_list(
        "year", "action", "actor", "ground", "clause", "about", "entries"
    )
    return Counter(
        {
            (year, action, actor, ground, clause, about): entries
            for year, action, actor, ground, clause, about, entries in rows
        }
    )


def _broken_words() -> Iterator[BrokenEntry]:
    """Words that are still here must be those that were decided about, or an earlier wording."""
    rows = LogEntry.objects.exclude(comment=None).exclude(comment__salt="")
    for entry in rows.select_related("comment").iterator(chunk_size=1000):
        comment = entry.comment
        if hash_of_wording(comment) == entry.words:
            continue
        earlier = [
            hash_of_wording(Comment(salt=comment.salt, body_source=text))
            for text in comment.revisions.values_list("body_source", flat=True)
        ]
        if entry.words not in earlier:
            yield BrokenEntry(entry.number, "the words it was about have been changed since")
