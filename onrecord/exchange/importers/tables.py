"""Shows in a terminal what was understood of a page, and what was not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.extraction import Check, Figure, Page, Statement

WIDTH = 96
LABEL = 12
NOTHING = "–"
COLOURS = {
    "source": "35",
    "figure": "36",
    "time": "32",
    "heading": "1",
    "faint": "2",
    "wrong": "31",
}
SIGNS = {
    "adds_up": "=",
    "does_not_add_up": "≠",
    "cannot_compare": "?",
    "proposes": "→",
    "note": "·",
}


def as_data(page: Page) -> dict[str, Any]:
    """A page as JSON takes it: the fields of the library's contract by their names."""
    data = dataclasses.asdict(page)
    data["captured"] = page.captured.isoformat() if page.captured else None
    return data


def understood(page: Page, *, coloured: bool) -> str:
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
    return "\n".join(line for label, said in rows for line in _row(label, said, coloured=coloured))


def in_reading_order(page: Page, *, coloured: bool) -> str:
    """The body with the record under each paragraph: who says it, figures; then the checks."""
    lines: list[str] = []
    for statement in page.record.statements:
        if statement.kind == "headline":
            lines += [_paint(harmless(page.headline or ""), "heading", coloured)]
            lines += _said(page.headline or "", statement)
    for start, end in page.paragraphs:
        lines += ["", *_paragraph(page, start, end, coloured=coloured)]
        for statement in page.record.statements:
            if statement.kind != "headline" and start <= statement.content[0][0] < end:
                lines += _said(page.text, statement)
        lines += [
            harmless(f"    {page.text[slice(*f.span)]}: {_amount(f)}")
            for f in page.record.figures
            if start <= f.span[0] < end and not _in_headline(page, f)
        ]
    return "\n".join([*lines, "", *_checks(page.record.checks, coloured=coloured)]).strip("\n")


def harmless(text: str) -> str:
    """Without signs that would steer the terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _row(label: str, said: Sequence[str], *, coloured: bool) -> Iterator[str]:
    name = _paint(f"{label:<{LABEL}}", "heading", coloured)
    for number, text in enumerate(said):
        for more, line in enumerate(_wrapped(harmless(text), indent="")):
            yield (name if number == more == 0 else " " * LABEL) + line


def _wrapped(text: str, *, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH - LABEL, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [indent]


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


def _said(text: str, statement: Statement) -> list[str]:
    who = statement.speaker or "nobody is named"
    role = f", {statement.role}" if statement.role else ""
    words = " … ".join(text[start:end] for start, end in statement.content)
    return _wrapped(harmless(f"{who}{role} ({statement.kind}): {words}"), indent="    ")


def _amount(figure: Figure) -> str:
    ends = [f"{end:,.10g}" for end in (figure.low, figure.high) if end is not None]
    amount = " to ".join(dict.fromkeys(ends))
    sign = "" if figure.comparator == "=" else f"{figure.comparator} "
    return " ".join(
        part for part in (sign + amount, figure.unit, figure.counted, figure.trend) if part
    )


def _in_headline(page: Page, figure: Figure) -> bool:
    statement = figure.statement
    return statement is not None and page.record.statements[statement].kind == "headline"


def _paragraph(page: Page, start: int, end: int, *, coloured: bool) -> list[str]:
    """A paragraph with sources, figures and times in colour."""
    lines = _wrapped(harmless(page.text[start:end]), indent="")
    if not coloured:
        return lines
    kinds: dict[int, str] = {}
    for kind, spans in _spans(page):
        for first, last in spans:
            kinds |= dict.fromkeys(range(max(first, start), min(last, end)), kind)
    # Wrapping changes nothing but white space, so the other signs are counted off one by one.
    order = iter(kinds.get(n, "") for n in range(start, end) if not page.text[n].isspace())
    return [_painted(line, order) for line in lines]


def _painted(line: str, kinds: Iterator[str]) -> str:
    pieces, current = [], ""
    for sign in line:
        kind = current if sign.isspace() else next(kinds, "")
        if kind != current:
            pieces.append("\x1b[0m" + (f"\x1b[{COLOURS[kind]}m" if kind else ""))
            current = kind
        pieces.append(sign)
    return "".join(pieces) + ("\x1b[0m" if current else "")


def _spans(page: Page) -> Iterable[tuple[str, list[tuple[int, int]]]]:
    record = page.record
    told = [s for s in record.statements if s.kind != "headline"]
    yield "source", [s.source for s in told if s.source]
    yield "time", [t.span for t in record.times]
    yield "figure", [f.span for f in record.figures if not _in_headline(page, f)]


def _checks(checks: Sequence[Check], *, coloured: bool) -> Iterator[str]:
    for check in checks:
        colour = "wrong" if check.verdict == "does_not_add_up" else "faint"
        sign = _paint(SIGNS[check.verdict], colour, coloured)
        words = ": ".join(filter(None, (check.formula, check.explanation)))
        first, *more = _wrapped(harmless(words), indent="")
        yield f"  {sign} {first}"
        yield from (f"    {line}" for line in more)


def _paint(text: str, kind: str, coloured: bool) -> str:
    return f"\x1b[{COLOURS[kind]}m{text}\x1b[0m" if coloured else text
