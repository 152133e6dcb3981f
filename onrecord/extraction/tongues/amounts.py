"""Puts figures of another tongue together: bounds, trend, ranges, what is counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.extraction.folding import folded, tidy
from onrecord.extraction.tongues.naming import names_something
from onrecord.extraction.tongues.numbers import Number, find_numbers
from onrecord.extraction.tongues.tongue import Numerals, Tongue
from onrecord.extraction.types import Comparator, Figure, Span, TimeExpression, Trend

_NOUN = re.compile(r" (?:[„“\"»])?([^\W\d_][\w-]*)")
_PAUSE = re.compile(r"[.!?;:\n]")
_FORMS = {"share": "part of a whole", "vague": "vague number"}


@dataclass(frozen=True, slots=True)
class _Bound:
    """How a number bounds the amount; ``start`` and ``end`` take in the words that say so."""

    comparator: Comparator
    nearly: bool
    start: int
    end: int
    rule: str


def find_figures_in(
    text: str,
    tongue: Tongue,
    *,
    times: tuple[TimeExpression, ...] = (),
    bounds: tuple[Span, ...] = (),
) -> tuple[Figure, ...]:
    """All figures in reading order; their ``time`` is an index into ``times``."""
    plain, text = folded(text), tidy(text)
    numerals = tongue.numerals
    dated = [time.span for time in times if time.type in ("DATE", "TIME", "SET")]
    numbers = [
        number
        for number in find_numbers(plain, numerals)
        if not _inside(number.core, dated) and not names_something(number, plain, text, numerals)
    ]
    found = [_figure(n, plain, text, numerals) for n in _ranges(numbers, plain, numerals)]
    settled = _with_nouns_of_earlier(found, plain, numerals)
    return tuple(_with_time(figure, times, bounds) for figure in settled)


def _inside(span: Span, others: list[Span]) -> bool:
    index = bisect_right(others, (span[0], 1 << 60))
    return any(s < span[1] and span[0] < e for s, e in others[max(0, index - 1) : index + 1])


def _ranges(numbers: list[Number], plain: str, numerals: Numerals) -> list[Number]:
    """ "5 bis 7 Prozent", "zwischen 5 und 7": both ends in one."""
    found: list[Number] = []
    for second in numbers:
        number = second
        if found and _joined(found[-1], number, plain, numerals):
            first = found.pop()
            scale = number.magnitude if first.magnitude == 1.0 and first.unit is None else 1.0
            low, high = sorted((first.low * scale, number.high))
            number = replace(
                number,
                span=(first.span[0], number.span[1]),
                core=(first.core[0], number.core[1]),
                low=low,
                high=high,
            )
        elif found and _changes(found[-1], number, plain, numerals):
            found[-1] = replace(found[-1], unit=number.unit)
        found.append(number)
    return found


def _changes(first: Number, second: Number, plain: str, numerals: Numerals) -> bool:
    """ "Von 90 auf 75 Euro": both are euros."""
    lead, joint = numerals.from_to
    between = plain[first.span[1] : second.span[0]].strip()
    return first.unit is None and between == joint and _led_by(lead, first, plain)


def _led_by(word: str, number: Number, plain: str) -> bool:
    start = number.span[0]
    return plain[max(0, start - len(word) - 2) : start].split()[-1:] == [word]


def _joined(first: Number, second: Number, plain: str, numerals: Numerals) -> bool:
    if first.unit not in (None, second.unit) or "share" in (first.form, second.form):
        return False
    between = plain[first.span[1] : second.span[0]]
    if between.strip() in numerals.to:
        return first.low < second.high * max(1.0, second.magnitude)
    word, joint = numerals.between
    return between.strip() == joint and _led_by(word, first, plain)


def _figure(number: Number, plain: str, text: str, numerals: Numerals) -> Figure:
    bound = _bound(number, plain, numerals)
    low, high, low_open, high_open = _ends(number, bound.comparator, nearly=bound.nearly)
    return Figure(
        span=(bound.start, bound.end),
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        comparator=bound.comparator,
        trend=_trend(bound.start, bound.end, plain, numerals),
        unit=number.unit,
        counted=_counted(number, plain, text, numerals),
        place=None,
        time=None,
        statement=None,
        progress=None,
        rule=bound.rule,
    )


def _bound(number: Number, plain: str, numerals: Numerals) -> _Bound:
    start, end = number.span
    pattern, meanings = _leads(numerals)
    if led := pattern.search(plain, max(0, start - 32), start):
        comparator, rule = meanings[led[1]]
        return _Bound(comparator, rule == "nearly", led.start(1), end, rule)
    for name, comparator in numerals.after:
        if plain.startswith(f" {name}", end):
            return _Bound(comparator, False, start, end + len(name) + 1, "bound behind the number")
    return _Bound("=", False, start, end, _FORMS.get(number.form, "number"))


@lru_cache(maxsize=8)
def _leads(numerals: Numerals) -> tuple[re.Pattern[str], dict[str, tuple[Comparator, str]]]:
    """What may stand right before a number, and what each of it says; the longest wins."""
    meanings: dict[str, tuple[Comparator, str]] = dict.fromkeys(numerals.total, ("=", "total"))
    meanings |= {name: (sign, "bound before the number") for name, sign in numerals.before}
    meanings |= dict.fromkeys(numerals.nearly, ("~", "nearly"))
    names = "|".join(map(re.escape, sorted(meanings, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({names}) \Z"), meanings


def _ends(
    number: Number, comparator: Comparator, *, nearly: bool
) -> tuple[float | None, float | None, bool, bool]:
    low, high = number.low, number.high
    if nearly:
        return min(low, 0.9 * low), high, False, True
    if comparator in (">", ">="):
        return low, None, comparator == ">", False
    if comparator in ("<", "<="):
        return (0.0 if high >= 0 else None), high, False, comparator == "<"
    return low, high, False, False


def _trend(start: int, end: int, plain: str, numerals: Numerals) -> Trend | None:
    """ "Stieg um 5 Prozent", "um 5 Prozent gesunken", "plus 5 Prozent"."""
    before = _PAUSE.split(plain[max(0, start - 60) : start])[-1].split()
    last = before[-1] if before else ""
    if last in numerals.by:
        after = _PAUSE.split(plain[end : end + 50])[0].split()
    elif last in numerals.signs:
        before, after = [last], []
    else:
        return None
    for word in (*reversed(before), *after):
        if (bare := word.strip(",")) in numerals.up | numerals.down:
            return "up" if bare in numerals.up else "down"
    return None


def _counted(number: Number, plain: str, text: str, numerals: Numerals) -> str | None:
    end = number.span[1]
    if number.unit is None and number.form != "share":
        return _noun(text, end, numerals)
    of = re.compile(rf" (?:{'|'.join(sorted(numerals.of))})(?= )").match(plain, end)
    return _noun(text, of.end(), numerals) if of else None


def _noun(text: str, end: int, numerals: Numerals) -> str | None:
    """The noun behind a number, past its adjectives: "kleine Ortschaften"."""
    first: int | None = None
    for match in _words_behind(text, end):
        word = match[1]
        if word[0].isupper() or not numerals.common_capitals:
            begin = match.start(1) if first is None else first
            return None if word.lower() in numerals.not_counted else text[begin : match.end()]
        if word in numerals.joins:
            first = None
        elif not word.endswith(numerals.adjective_endings):
            return None
        elif first is None:
            first = match.start(1)
    return None


def _words_behind(text: str, end: int) -> Iterator[re.Match[str]]:
    at = end
    for _ in range(4):
        match = _NOUN.match(text, at)
        if not match:
            return
        yield match
        at = match.end()


def _with_nouns_of_earlier(found: list[Figure], plain: str, numerals: Numerals) -> list[Figure]:
    """ "Davon 17", "17 von ihnen": what the count before counted."""
    settled: list[Figure] = []
    noun: str | None = None
    for figure in found:
        around = plain[max(0, figure.span[0] - 24) : figure.span[1] + 16]
        bare = figure.counted is None and figure.unit is None
        points = bare and any(word in around for word in numerals.pointing)
        settled.append(replace(figure, counted=noun) if points else figure)
        if figure.counted and figure.unit is None:
            noun = figure.counted
    return settled


def _with_time(
    figure: Figure, times: tuple[TimeExpression, ...], bounds: tuple[Span, ...]
) -> Figure:
    """The nearest time of its sentence that the figure is not itself part of."""
    at = bisect_right(bounds, (figure.span[0], 1 << 60)) - 1
    if at < 0:
        return figure
    start, end = bounds[at]
    apart = [
        (max(time.span[0] - figure.span[1], figure.span[0] - time.span[1]), index)
        for index, time in enumerate(times)
        if start <= time.span[0] < end and time.type != "SET"
    ]
    nearest = min((pair for pair in apart if pair[0] >= 0), default=None)
    return replace(figure, time=nearest[1]) if nearest else figure
