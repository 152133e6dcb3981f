"""The public log page by page. A page holds a fixed block of numbers, so that it stays as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse

from onrecord.law.actions.entering import BLOCK, TOPIC, topic_of
from onrecord.law.models import LogEntry, LogHead
from onrecord.law.models.categories import CATEGORIES
from onrecord.shared.links import Link

ENOUGH = BLOCK // 2
"""The first page shows at least so many, from the block before where its own is young."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """One entry as ``moderation_log.html`` shows it; ``waited`` in words, "" where nobody did."""

    number: int
    anchor: str
    url: str
    at: dt.datetime
    action: str
    actor: str
    ground: str
    clause: Link | None
    category: str
    waited: str
    about: Link | None
    answers: tuple[Link, ...]
    words: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page; ``shows`` are the topics after which it is another one."""

    url: str
    entries: tuple[ShownEntry, ...]
    newer_url: str
    older_url: str
    data_url: str
    shows: frozenset[str]


def first_leaf() -> Leaf:
    """The newest entries."""
    last = _last()
    start = _block_start(last)
    if last - start + 1 < ENOUGH:
        start = max(1, start - BLOCK)
    return _leaf(start, last, url=reverse("moderation_log"), newer_url="")


def leaf(*, before: int) -> Leaf:
    """The block that ends before a number; ``Http404`` where no block does."""
    start, end = before - BLOCK, min(before - 1, _last())
    if before % BLOCK != 1 or not 1 <= start <= end:
        raise Http404("The log has no such page. Begin at its first.")
    is_last = _block_start(_last()) == start
    newer = reverse("moderation_log") if is_last else _url(before + BLOCK)
    return _leaf(start, end, url=_url(before), newer_url=newer)


def told_before(*, before: int) -> tuple[list[dict[str, Any]], frozenset[str]]:
    """The same block as data, all that the hashes are made of, and what it shows."""
    page = leaf(before=before)
    rows = _rows(before - BLOCK, before - 1)
    return [_told(row) for row in rows], page.shows


def blocks() -> Iterator[int]:
    """Every ``before`` that there is a page for."""
    yield from range(BLOCK + 1, block_before(_last()) + 1, BLOCK)


def block_before(number: int) -> int:
    """The ``before`` of the page on which an entry stands."""
    return _block_start(number) + BLOCK


def newest(count: int) -> tuple[ShownEntry, ...]:
    """The last entries."""
    last = _last()
    return _shown(_rows(last - count + 1, last))


def entry_url(number: int) -> str:
    """Where an entry stands."""
    return f"{_url(block_before(number))}#entry-{number}"


def _leaf(start: int, end: int, *, url: str, newer_url: str) -> Leaf:
    entries = _shown(_rows(start, end))
    is_whole = end % BLOCK == 0 and newer_url != ""
    return Leaf(
        url=url,
        entries=entries,
        newer_url=newer_url,
        older_url=_url(start) if start > 1 else "",
        data_url=reverse("moderation_log_data", args=[block_before(end)]) if end else "",
        shows=frozenset([topic_of(start)] if is_whole else [TOPIC, topic_of(start)]),
    )


def _rows(start: int, end: int) -> list[LogEntry]:
    rows = LogEntry.objects.filter(number__range=(start, end)).order_by("-number")
    return list(rows.select_related("wording__clause"))


def _shown(rows: list[LogEntry]) -> tuple[ShownEntry, ...]:
    answers: dict[int, list[LogEntry]] = {}
    for answer in LogEntry.objects.filter(about__in=[row.number for row in rows]).order_by(
        "number"
    ):
        answers.setdefault(answer.about_id, []).append(answer)
    return tuple(_entry(row, answers.get(row.number, ())) for row in rows)


def _entry(row: LogEntry, answers: Iterable[LogEntry]) -> ShownEntry:
    wording = row.wording
    return ShownEntry(
        number=row.number,
        anchor=f"entry-{row.number}",
        url=entry_url(row.number),
        at=row.at,
        action=row.get_action_display(),
        actor=row.get_actor_display(),
        ground=row.get_ground_display() if row.ground else "",
        clause=Link(f"{wording.clause.number}. {wording.title}", wording.get_absolute_url())
        if wording
        else None,
        category=CATEGORIES.get(row.category, row.category),
        waited=in_words(row.waited),
        about=Link(f"entry {row.about_id}", entry_url(row.about_id)) if row.about_id else None,
        answers=tuple(
            Link(f"{a.get_action_display()} (entry {a.number})", entry_url(a.number))
            for a in answers
        ),
        words=row.words,
        sha256=row.sha256,
    )


def _told(row: LogEntry) -> dict[str, Any]:
    return {**row.told(), "previous_sha256": row.previous_sha256, "sha256": row.sha256}


def _url(before: int) -> str:
    return reverse("moderation_log_before", args=[before])


def _block_start(number: int) -> int:
    return (max(number, 1) - 1) // BLOCK * BLOCK + 1


def _last() -> int:
    return LogHead.objects.values_list("number", flat=True).first() or 0


def in_words(seconds: int | None) -> str:
    """A wait rounded to what a reader needs."""
    if seconds is None:
        return ""
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= 1.5 * length:
            return f"{round(seconds / length)} {unit}s"
    return "about a minute"
