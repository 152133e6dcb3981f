"""Moving comments in: from another system's file into the discussions of our reports."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from onrecord.discussion.actions import (
    Incoming,
    Kept,
    foresee_incoming,
    keep_incoming,
    log_incoming,
    open_discussion,
)
from onrecord.discussion.models import Comment, Discussion
from onrecord.exchange.actions.histories import incoming_of_ours, keep_histories
from onrecord.exchange.importers.comments.foreign import (
    ForeignComment,
    ForeignThread,
    Item,
    State,
)
from onrecord.exchange.importers.comments.matching import Matching
from onrecord.exchange.importers.comments.spool import Spool
from onrecord.reports.models import Report
from onrecord.shared.text import tidy_prose

AT_ONCE = 1000
NO_WORDS = "it has no words"
CLASHES = "another comment came in under its id before; if it is of another site, name that site"
_STATUSES = {
    State.PUBLISHED: Comment.Status.PUBLISHED,
    State.HELD: Comment.Status.HELD,
    State.REJECTED: Comment.Status.REJECTED,
    State.SPAM: Comment.Status.SPAM,
    State.DELETED: Comment.Status.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A discussion whose report nobody could tell, and how many comments it has."""

    thread: ForeignThread
    comments: int


@dataclass(slots=True)
class MovedIn:
    """What became of a source: every comment that was read is in one of these counts."""

    read: int = 0
    made: int = 0
    known: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    orphans: int = 0
    cycles: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    matched: int = 0
    unmatched: list[Unmatched] = field(default_factory=list)


def move_in_comments(
    items: Iterable[Item],
    *,
    source: str,
    matching: Matching,
    at: dt.datetime,
    is_tried: bool = False,
) -> MovedIn:
    """Keep every comment of a source whose report is known; ``is_tried`` says what would be.

    It may be called again with the same source, also after it was killed: what came in stays,
    what did not comes in now. Raises ``CannotRead`` before anything is kept.
    """
    moved = MovedIn()
    with Spool() as spool:
        spool.take(items)
        reports = _reports(spool, matching)
        spool.settle()
        moved.read, moved.cycles, moved.skipped = spool.read, spool.cut, spool.passed
        for thread, number in spool.threads():
            report = reports.get(thread.id)
            if report is None:
                moved.unmatched.append(Unmatched(thread, number))
                continue
            moved.matched += 1
            if is_tried:
                _try(spool.comments(thread.id), report, source, moved)
            else:
                discussion = open_discussion(report=report)
                _move_in(spool.comments(thread.id), discussion, source, moved, at=at)
    return moved


def _reports(spool: Spool, matching: Matching) -> dict[str, Report]:
    """The report of each thread; other threads of the same one are joined to the first."""
    reports: dict[str, Report] = {}
    first: dict[int, str] = {}
    same: dict[str, str] = {}
    for thread, _ in spool.threads():
        if report := matching.report_of(thread):
            reports[thread.id] = report
            if (one := first.setdefault(report.pk, thread.id)) != thread.id:
                same[thread.id] = one
    spool.join(same)
    return reports


def _move_in(
    comments: Iterator[ForeignComment],
    discussion: Discussion,
    source: str,
    moved: MovedIn,
    *,
    at: dt.datetime,
) -> None:
    before = moved.made
    while some := list(islice(comments, AT_ONCE)):
        histories = {comment.id: comment.extra for comment in some if comment.extra}
        incoming = [one for comment in some if (one := _incoming(comment, moved))]
        with transaction.atomic():
            kept = keep_incoming(discussion=discussion, source=source, comments=incoming, at=at)
            keep_histories(kept.made, histories)
        _count(kept, moved)
    if moved.made > before:
        log_incoming(discussion=discussion, source=source, comments=moved.made - before)


def _try(comments: Iterator[ForeignComment], report: Report, source: str, moved: MovedIn) -> None:
    discussion = Discussion.objects.filter(report=report).first()
    above: set[str] = set()
    while some := list(islice(comments, AT_ONCE)):
        fresh, kept = foresee_incoming(
            discussion=discussion,
            source=source,
            comments=[one for comment in some if (one := _incoming(comment, moved))],
            above=above,
        )
        moved.made += len(fresh)
        moved.statuses.update(Counter(str(one.status) for one in fresh))
        _count(kept, moved)


def _incoming(comment: ForeignComment, moved: MovedIn) -> Incoming | None:
    if comment.extra is not None:
        return incoming_of_ours(comment, comment.extra)
    status = _STATUSES[comment.state]
    # Who deleted it is not said: its words go, its place stays for those who answered.
    is_gone = comment.state == State.DELETED
    words = "" if is_gone else tidy_prose(comment.words)
    if not words.strip() and not is_gone:
        moved.skipped[NO_WORDS] += 1
        return None
    return Incoming(
        source_id=comment.id,
        parent_id=comment.parent,
        status=status,
        words=words,
        created_at=comment.at,
        edited_at=None if is_gone else comment.edited_at,
        author_id="" if is_gone else comment.author.id,
        name="" if is_gone else comment.author.name,
        address="" if is_gone else comment.author.address,
        held_because=Comment.Hold.WAITED_ELSEWHERE if status == Comment.Status.HELD else "",
    )


def _count(kept: Kept, moved: MovedIn) -> None:
    moved.made += len(kept.made)
    moved.known += kept.known
    moved.orphans += len(kept.orphans)
    moved.statuses.update(Counter(str(comment.status) for comment in kept.made.values()))
    if kept.clashing:
        moved.skipped[CLASHES] += len(kept.clashing)
