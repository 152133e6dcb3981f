"""Shows the record in reading order: each paragraph, and under it what was found there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from onrecord.exchange.management.terminal import wording
from onrecord.exchange.management.terminal.inks import Ink
from onrecord.extraction import Check, Figure, Page, Span, Statement, TimeExpression

Found = TypeVar("Found")
INDENT, UNDER = "    ", "          "


def in_reading_order(page: Page, *, ink: Ink) -> str:
    """How to read it, the headline and each paragraph with what was found there, the checks."""
    lines = [*_legend(ink), ""]
    marks = _by_paragraph(page, [(span[0], (style, span)) for style, span in _marks(page)])
    listed = _by_paragraph(page, _found(page, ink=ink))
    if page.headline and any(s.kind == "headline" for s in page.record.statements):
        lines += [ink.paint(line, "heading") for line in ink.lines(page.headline)]
        lines += [line for entry in _found_above(page, page.headline, ink=ink) for line in entry]
    for number, (start, end) in enumerate(page.paragraphs):
        moved = [(style, (a - start, b - start)) for style, (a, b) in marks[number]]
        lines += ["", *ink.marked(page.text[start:end], moved)]
        lines += [line for entry in listed[number] for line in entry]
    lines += ["", *_checks(page.record.checks, ink=ink)]
    return "\n".join(lines).strip("\n")


def _legend(ink: Ink) -> Iterator[str]:
    yield ink.paint("The record in reading order", "heading")
    yield from ink.lines(
        "Each paragraph, and under it what was found there: S a statement with who says so, "
        "F a figure, T a time, each with the rule that found it; at the end the checks. "
        "All of it is suggested; nothing here says that anything is true."
    )
    shown = [
        ("own words", "direct"),
        ("the reporter's words", "indirect"),
        ("source", "source"),
        ("cue", "cue"),
        ("figure", "figure"),
        ("time", "time"),
    ]
    if ink.coloured:
        yield "Colours: " + ", ".join(ink.paint(name, style) for name, style in shown)


def _by_paragraph(page: Page, found: Iterable[tuple[int, Found]]) -> defaultdict[int, list[Found]]:
    """What was found, by the number of the paragraph in which it begins; each list as it came."""
    starts = [start for start, _ in page.paragraphs]
    sorted_out: defaultdict[int, list[Found]] = defaultdict(list)
    for at, what in found:
        sorted_out[bisect_right(starts, at) - 1].append(what)
    return sorted_out


def _marks(page: Page) -> Iterator[tuple[str, Span]]:
    """What is coloured in the prose; the later lies on top."""
    record = page.record
    told = [s for s in record.statements if s.kind != "headline"]
    for statement in told:
        style = "direct" if statement.kind == "direct" else "indirect"
        yield from ((style, part) for part in statement.content)
    yield from (("source", s.source) for s in told if s.source)
    yield from (("cue", s.cue) for s in told if s.cue)
    yield from (("time", time.span) for time in record.times)
    yield from (("figure", f.span) for f in record.figures if not _in_headline(page, f))


def _in_headline(page: Page, figure: Figure) -> bool:
    statement = figure.statement
    return statement is not None and page.record.statements[statement].kind == "headline"


def _found(page: Page, *, ink: Ink) -> Iterator[tuple[int, list[str]]]:
    """The text's entries as they are printed, each with its place, in the order of the text."""
    text, record = page.text, page.record
    listed = [
        (s.content[0][0], 0, i, _statement(text, i, s, ink=ink))
        for i, s in enumerate(record.statements)
        if s.kind != "headline"
    ]
    listed += [
        (f.span[0], 1, i, _figure(page, text, i, f, ink=ink))
        for i, f in enumerate(record.figures)
        if not _in_headline(page, f)
    ]
    listed += [(t.span[0], 2, i, _time(text, i, t, ink=ink)) for i, t in enumerate(record.times)]
    yield from ((at, lines) for at, _, _, lines in sorted(listed, key=lambda entry: entry[:3]))


def _found_above(page: Page, headline: str, *, ink: Ink) -> Iterator[list[str]]:
    """The headline's entries, statements first."""
    for i, statement in enumerate(page.record.statements):
        if statement.kind == "headline":
            yield _statement(headline, i, statement, ink=ink)
    for i, figure in enumerate(page.record.figures):
        if _in_headline(page, figure):
            yield _figure(page, headline, i, figure, ink=ink)


def _statement(text: str, index: int, statement: Statement, *, ink: Ink) -> list[str]:
    style = "direct" if statement.kind == "direct" else "indirect"
    words = " … ".join(text[start:end] for start, end in statement.content)
    parent = f" · inside S{statement.parent + 1}" if statement.parent is not None else ""
    where = [
        f"{name} “{text[slice(*span)]}”"
        for name, span in (("source", statement.source), ("cue", statement.cue))
        if span
    ]
    return [
        *_entry(f"S{index + 1}", wording.speaker(statement), "source", ink=ink),
        *ink.marked(words, [(style, (0, len(words)))], first=UNDER, rest=UNDER),
        *_faint(wording.told(statement) + parent, ink=ink),
        *_faint(" · ".join([*where, f"rule {statement.rule}"]), ink=ink),
    ]


def _figure(page: Page, text: str, index: int, figure: Figure, *, ink: Ink) -> list[str]:
    time = page.record.times[figure.time] if figure.time is not None else None
    facts = [
        f"unit {figure.unit}" if figure.unit else "",
        f"counts {figure.counted}" if figure.counted else "nothing counted",
        f"place {figure.place}" if figure.place else "",
        f"time T{(figure.time or 0) + 1} “{page.text[slice(*time.span)]}”" if time else "",
        f"in S{figure.statement + 1}" if figure.statement is not None else "in no statement",
        f"bounds {wording.bounds(figure)}",
        f"rule {figure.rule}",
    ]
    printed = f"“{text[slice(*figure.span)]}”: {wording.amount(figure)}"
    return [
        *_entry(f"F{index + 1}", printed, "figure", ink=ink),
        *_faint(" · ".join(fact for fact in facts if fact), ink=ink),
    ]


def _time(text: str, index: int, time: TimeExpression, *, ink: Ink) -> list[str]:
    edtf = f"EDTF {time.edtf}" if time.edtf else "no EDTF form"
    return [
        *_entry(f"T{index + 1}", text[slice(*time.span)], "time", ink=ink),
        *_faint(
            f"{wording.TIMES[time.type]} · TIMEX3 {time.type} {time.value} · {edtf} "
            f"· rule {time.rule}",
            ink=ink,
        ),
    ]


def _entry(name: str, text: str, style: str, *, ink: Ink) -> list[str]:
    first = f"{INDENT}{name:<{len(UNDER) - len(INDENT)}}"
    return ink.marked(text, [(style, (0, len(text)))], first=first, rest=UNDER)


def _faint(text: str, *, ink: Ink) -> list[str]:
    return ink.marked(text, [("faint", (0, len(text)))], first=UNDER, rest=UNDER)


def _checks(checks: tuple[Check, ...], *, ink: Ink) -> Iterator[str]:
    if checks:
        yield ink.paint("Checks", "heading")
    for check in checks:
        sign, verdict, style = wording.VERDICTS[check.verdict]
        operands = ", ".join(_operand(name) for name in check.operands)
        head = f"{verdict}: {check.formula}" if check.formula else verdict
        yield from ink.marked(
            f"{sign} {head}", [(style, (0, len(sign) + 1 + len(verdict)))], first="  ", rest=INDENT
        )
        yield from ink.lines(check.explanation, first=INDENT)
        facts = f"{check.kind}{f' · computed with {operands}' if operands else ''}"
        yield from ink.marked(facts, [("faint", (0, len(facts)))], first=INDENT, rest=INDENT)


def _operand(name: str) -> str:
    """``figure:3`` is the entry F4 of this listing."""
    sort, _, index = name.partition(":")
    return f"{sort[0].upper()}{int(index) + 1}" if index.isdigit() else name
