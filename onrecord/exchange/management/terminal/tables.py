"""The table of a captured page: each thing on it with what it was read as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from onrecord.exchange.management.terminal.inks import Ink
from onrecord.extraction import Page

LABEL = 12
NOTHING = "–"


def understood(page: Page, *, ink: Ink) -> str:
    """The table: each thing on the page with what it was read as."""
    rows = [
        ("Headline", [page.headline or NOTHING]),
        ("Section", [page.section or NOTHING]),
        ("Published", [page.published or "not known", page.published_basis]),
        ("Captured", [_moment(page.captured)]),
        ("Authors", [", ".join(page.authors) or NOTHING]),
        ("Picture", [_caption(page)]),
        ("Body", [f"{_many(page.paragraphs, 'paragraph')}, {len(page.text):,} characters"]),
        ("Related", list(page.related) or [NOTHING]),
        ("Topics", [", ".join(page.topics) or NOTHING]),
        ("Comments", [_many(page.comments, "comment"), *_comments(page)]),
        ("Record", [_record(page)]),
        ("Furniture", [_many(page.furniture, "line"), " | ".join(page.furniture) or NOTHING]),
        ("Not placed", list(page.unplaced) or ["nothing: every line has its place"]),
    ]
    return "\n".join(line for label, said in rows for line in _row(label, said, ink=ink))


def _row(label: str, said: Sequence[str], *, ink: Ink) -> Iterator[str]:
    indent = " " * LABEL
    for number, text in enumerate(said):
        first, *more = ink.lines(text, first=indent)
        name = indent if number else ink.paint(f"{label:<{LABEL}}", "heading")
        yield name + first[LABEL:]
        yield from more


def _moment(captured: dt.datetime | None) -> str:
    if captured is None:
        return "not known"
    zone = captured.strftime(" %z") or ", its zone is not told"
    return f"{captured:%Y-%m-%d %H:%M}{zone}: the page's clock, not the report's date"


def _caption(page: Page) -> str:
    if page.image_caption is None:
        return NOTHING
    return f"{page.image_caption}{' [file photo]' if page.image_is_file_photo else ''}"


def _comments(page: Page) -> Iterator[str]:
    for number, comment in enumerate(page.comments, start=1):
        answers = f" to {comment.reply_to}" if comment.reply_to else ""
        yield f"{number}. {comment.author or 'no name'}{answers}: {comment.text}"


def _record(page: Page) -> str:
    record = page.record
    counts = [
        _many(record.statements, "statement"),
        _many(record.figures, "figure"),
        _many(record.times, "time expression"),
        _many(record.checks, "check"),
    ]
    return ", ".join(counts)


def _many(things: Sequence[object], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
