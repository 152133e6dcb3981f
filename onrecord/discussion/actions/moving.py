"""Taking in comments that were written in another system: some at a time, each of them once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.actions.coming_in import write_first_steps
from onrecord.discussion.actions.placing import settle_counts, take_places
from onrecord.discussion.actions.standing import count, locked
from onrecord.discussion.models import Clause, Comment, Discussion, EarlierName, Origin
from onrecord.discussion.models.origin import address_digest
from onrecord.shared.comment_text import render
from onrecord.shared.text import tidy_line

_UNPLACED = {
    *(Comment.Status.RECEIVED, Comment.Status.HELD, Comment.Status.REJECTED, Comment.Status.SPAM),
}
_LONGEST_ID = 100
# The same people write again and again.
_tidy = lru_cache(maxsize=10_000)(tidy_line)
_digest = lru_cache(maxsize=10_000)(address_digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A comment as it comes in; ``parent_id`` and ``author_id`` are the other system's."""

    source_id: str
    status: Comment.Status
    words: str
    created_at: dt.datetime
    parent_id: str = ""
    author_id: str = ""
    name: str = ""
    address: str = ""
    edited_at: dt.datetime | None = None
    published_at: dt.datetime | None = None
    status_at: dt.datetime | None = None
    held_because: str = ""
    removed_under: Clause | None = None
    short_id: str = ""
    reply_to: str = ""
    is_placed: bool | None = None

    @property
    def stands(self) -> bool:
        """Whether it has a place: told by our own files, else by what it is."""
        return self.status not in _UNPLACED if self.is_placed is None else self.is_placed

    @property
    def shown_at(self) -> dt.datetime | None:
        """When it came to be read: told by our own files, else when it was written."""
        if self.is_placed is not None:
            return self.published_at
        return self.created_at if self.stands else None


@dataclass(slots=True)
class Kept:
    """What became of some comments: those made, by their id there; how many were known before;

    whose id stands for another comment here, and who answers something that is not here.
    """

    made: dict[str, Comment] = field(default_factory=dict)
    known: int = 0
    clashing: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)


def keep_incoming(
    *, discussion: Discussion, source: str, comments: Sequence[Incoming], at: dt.datetime
) -> Kept:
    """Keep those that are not here yet, in their order, parents before replies.

    All in one transaction with places and counts: killed at any moment, it was done or it was not,
    and the same call again does the rest.
    """
    kept = Kept()
    fresh = _fresh(comments, _known(source, comments), kept)
    html = {incoming.source_id: render(incoming.words) for incoming in fresh}
    if fresh:
        with transaction.atomic():
            _keep(locked(discussion.pk), source, fresh, html, kept, at=at)
    return kept


def foresee_incoming(
    *, discussion: Discussion | None, source: str, comments: Sequence[Incoming], above: set[str]
) -> tuple[list[Incoming], Kept]:
    """Those that would be made, and what would become of the others; nothing is kept.

    ``above`` are the ids of those foreseen before these, to which the new ones are added.
    """
    kept = Kept()
    fresh = _fresh(comments, _known(source, comments), kept)
    above |= {_short(incoming.source_id) for incoming in fresh}
    here = _parents(source, fresh, discussion).keys() if discussion else set()
    kept.orphans = [
        one.source_id
        for one in fresh
        if one.parent_id and (key := _short(one.parent_id)) not in above and key not in here
    ]
    return fresh, kept


def log_incoming(*, discussion: Discussion, source: str, comments: int) -> None:
    """That so many came in, once for each discussion."""
    data = {"comments": comments, "source": source}
    log(discussion, "discussion.comments_imported", data=data)


def _known(source: str, comments: Iterable[Incoming]) -> dict[str, dt.datetime]:
    ids = [_short(incoming.source_id) for incoming in comments]
    rows = Origin.objects.filter(source=source, source_id__in=ids)
    return dict(rows.values_list("source_id", "comment__created_at"))


def _fresh(
    comments: Iterable[Incoming], known: dict[str, dt.datetime], kept: Kept
) -> list[Incoming]:
    fresh = []
    for incoming in comments:
        here = known.get(_short(incoming.source_id))
        if here is None:
            fresh.append(incoming)
        elif here == incoming.created_at:
            kept.known += 1
        else:
            kept.clashing.append(incoming.source_id)
    return fresh


def _keep(
    discussion: Discussion,
    source: str,
    fresh: list[Incoming],
    html: dict[str, str],
    kept: Kept,
    *,
    at: dt.datetime,
) -> None:
    # Another import of the same file may have been faster: looked at again under the lock.
    fresh = _fresh(fresh, _known(source, fresh), kept)
    names = _names(source, fresh)
    parents = _parents(source, fresh, discussion)
    placed = [incoming.source_id for incoming in fresh if incoming.stands]
    first = take_places(discussion, len(placed))
    places = {number: first + step for step, number in enumerate(placed)}
    for level in _levels(fresh):
        rows = []
        for incoming in level:
            parent = parents.get(_short(incoming.parent_id)) if incoming.parent_id else None
            if incoming.parent_id and parent is None:
                kept.orphans.append(incoming.source_id)
            row = _row(incoming, discussion, source, parent, html[incoming.source_id], at=at)
            if place := places.get(incoming.source_id):
                row.stand_at(place, under=parent)
            _sign(row, incoming, names[_author_key(incoming)])
            rows.append(row)
        Comment.objects.bulk_create(rows)
        kept.made |= {i.source_id: row for i, row in zip(level, rows, strict=True)}
        parents |= {_short(i.source_id): row for i, row in zip(level, rows, strict=True)}
    _keep_origins(source, fresh, parents, names)
    write_first_steps(kept.made.values(), discussion=discussion, at=at)
    _count_replies(discussion, kept, at=at)
    published = sum(incoming.status == Comment.Status.PUBLISHED for incoming in fresh)
    count(discussion, more=published)


def _count_replies(discussion: Discussion, kept: Kept, *, at: dt.datetime) -> None:
    """Whoever has new replies, and whoever begins a thread that grew, is counted anew."""
    new = {row.pk: row for row in kept.made.values()}
    answered = {row.parent_id for row in new.values()} | {row.root_id for row in new.values()}
    touched = [key for key in answered if key is not None]
    rows = {key: new[key] for key in touched if key in new}
    rows |= Comment.objects.in_bulk([key for key in touched if key not in new])
    settle_counts(rows.values(), discussion=discussion, new=set(new), at=at)


def _row(
    incoming: Incoming,
    discussion: Discussion,
    source: str,
    parent: Comment | None,
    html: str,
    *,
    at: dt.datetime,
) -> Comment:
    key = hashlib.sha256(f"{source}\0{incoming.source_id}".encode()).hexdigest()
    row = Comment(
        discussion=discussion,
        is_captured=True,
        parent=parent,
        status=incoming.status,
        status_at=incoming.status_at or at,
        held_because=incoming.held_because,
        removed_under=incoming.removed_under,
        body_source=incoming.words,
        body_html=html,
        created_at=incoming.created_at,
        published_at=incoming.shown_at,
        captured_reply_to=incoming.reply_to,
        edited_at=incoming.edited_at,
        posting_key=key,
    )
    if incoming.short_id:
        row.short_id = incoming.short_id
    return row


def _sign(row: Comment, incoming: Incoming, name: EarlierName | None) -> None:
    """Whose it is: the person who has claimed the name, else the name alone."""
    row.captured_name = _tidy(incoming.name)[:80]
    if name is not None and name.claimed_by_id is not None:
        row.author_id, row.is_captured = name.claimed_by_id, False


def _levels(fresh: list[Incoming]) -> list[list[Incoming]]:
    """Rows that can be written together: none answers another of its level."""
    depths: dict[str, int] = {}
    levels: defaultdict[int, list[Incoming]] = defaultdict(list)
    for incoming in fresh:
        depth = depths.get(incoming.parent_id, -1) + 1 if incoming.parent_id else 0
        depths[incoming.source_id] = depth
        levels[depth].append(incoming)
    return [levels[depth] for depth in sorted(levels)]


def _parents(source: str, fresh: list[Incoming], discussion: Discussion) -> dict[str, Comment]:
    """The comments here that some of these answer, by what the other system called them."""
    wanted = {_short(incoming.parent_id) for incoming in fresh if incoming.parent_id}
    rows = Origin.objects.filter(
        source=source, source_id__in=wanted, comment__discussion=discussion
    )
    return {row.source_id: row.comment for row in rows.select_related("comment")}


def _names(source: str, fresh: list[Incoming]) -> dict[str, EarlierName | None]:
    """The earlier name of each author, made where it is new."""
    keys = {_author_key(incoming): incoming for incoming in fresh}
    keys.pop("", None)
    rows = EarlierName.objects.filter(source=source, source_id__in=list(keys))
    names: dict[str, EarlierName | None] = {row.source_id: row for row in rows}
    new = [
        EarlierName(
            source=source,
            source_id=key,
            name=_tidy(incoming.name)[:80],
            address_digest=_digest(incoming.address),
        )
        for key, incoming in keys.items()
        if key not in names
    ]
    names |= {row.source_id: row for row in EarlierName.objects.bulk_create(new)}
    return names | {"": None}


def _author_key(incoming: Incoming) -> str:
    """An id for who wrote it: the other system's, else made of the address, else of the name."""
    if incoming.author_id:
        return _short(incoming.author_id)
    if digest := _digest(incoming.address):
        return f"address:{digest}"
    name = _tidy(incoming.name)
    return f"name:{hashlib.sha256(name.encode()).hexdigest()}" if name else ""


def _keep_origins(
    source: str,
    fresh: list[Incoming],
    rows: dict[str, Comment],
    names: dict[str, EarlierName | None],
) -> None:
    Origin.objects.bulk_create(
        Origin(
            comment=rows[_short(incoming.source_id)],
            source=source,
            source_id=_short(incoming.source_id),
            earlier_name=names[_author_key(incoming)],
        )
        for incoming in fresh
    )


def _short(number: str) -> str:
    """An id as it is kept: a very long one by its hash."""
    if len(number) <= _LONGEST_ID:
        return number
    return hashlib.sha256(number.encode()).hexdigest()
