"""Puts figures together: quantity, bound, trend, what is counted, place and time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from onrecord.extraction.figures.comparators import Bound, bound_of, trend_of
from onrecord.extraction.figures.counted import LENGTHS, counted_by, is_multiple
from onrecord.extraction.figures.identifiers import is_age, is_identifier
from onrecord.extraction.figures.nouns import count_noun
from onrecord.extraction.figures.places import place_of
from onrecord.extraction.figures.progress import progress_of
from onrecord.extraction.figures.quantities import Quantity, find_quantities
from onrecord.extraction.figures.shares import find_shares
from onrecord.extraction.folding import folded, tidy
from onrecord.extraction.sentences import sentences
from onrecord.extraction.types import Figure, Progress, Span, TimeExpression, Trend

_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,6})(?:st|nd|rd|th)\b")
_NAME = re.compile(r"(?<![\w.,-])(?:[a-z]+-?(\d{1,4})s?|(\d)g)\b(?![-.,]\d)")
_CONVERTED = re.compile(r" ?\(| ?/ ?| ?\((?:about|around|or|roughly) ")
_TIMES_NEAR = 4  # times before and after a figure that it may belong to
_BACKWARD = frozenset({"them", "whom", "which", "those", "these"})


@dataclass(frozen=True, slots=True)
class _Prose:
    text: str
    plain: str
    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    begins: list[int]

    def sentence_at(self, at: int) -> int:
        return max(0, bisect_right(self.sentences, (at, len(self.text) + 1)) - 1)

    def sentence_around(self, at: int) -> Span:
        return self.sentences[self.sentence_at(at)] if self.sentences else (0, len(self.text))


def find_figures(
    text: str,
    *,
    times: tuple[TimeExpression, ...] = (),
    bounds: tuple[Span, ...] | None = None,
    in_headline: bool = False,
) -> tuple[Figure, ...]:
    """All figures in reading order; their ``time`` is an index into ``times``.

    ``bounds`` are the sentences of the text, where they are known already.
    A headline has room for what matters only: there a bare number is taken for a figure where
    running text would have it name something.
    """
    bounds = sentences(text) if bounds is None else bounds
    plain, text = folded(text), tidy(text)
    prose = _Prose(text, plain, bounds, times, [time.span[0] for time in times])
    dated = [time.span for time in times if time.type != "DURATION"]
    found = [
        _figure(quantity._replace(unit="year-person", age=True) if aged else quantity, prose)
        for quantity in find_quantities(plain, text)
        if not _inside(quantity.core, dated)
        and (
            (aged := is_age(quantity, plain, text))
            or not is_identifier(quantity, plain, text, in_headline=in_headline)
        )
    ]
    found += _named_numbers(prose) if in_headline else []
    shares = [share for share in find_shares(plain, text) if not _inside(share.span, dated)]
    taken = [share.span for share in shares]
    kept = [figure for figure in found if not (taken and _inside(figure.span, taken))]
    found = sorted([*kept, *(_placed(share, prose) for share in shares)], key=lambda f: f.span)
    return tuple(_with_nouns_of_earlier(found, prose))


def _named_numbers(prose: _Prose) -> list[Figure]:
    """ "5th straight final", "Flight MH370": a headline's ordinals and names are checked too."""
    found = [
        _named(match, float(match[1]), "ordinal", prose) for match in _ORDINAL.finditer(prose.plain)
    ]
    return found + [
        _named(m, float(m[1] or m[2]), "name", prose) for m in _NAME.finditer(prose.plain)
    ]


def _named(match: re.Match[str], value: float, rule: str, prose: _Prose) -> Figure:
    noun = count_noun(prose.plain, prose.text, match.end())
    figure = Figure(
        span=match.span(),
        low=value,
        high=value,
        low_open=False,
        high_open=False,
        comparator="=",
        trend=None,
        unit=None,
        counted=noun[0] if noun else None,
        place=None,
        time=None,
        statement=None,
        progress=None,
        rule=rule,
    )
    return _placed(figure, prose)


def _placed(figure: Figure, prose: _Prose) -> Figure:
    sentence = prose.sentence_around(figure.span[0])
    place = _place(figure.span, sentence, prose)
    return replace(figure, place=place, time=_time(figure.span, sentence, prose))


def _inside(span: Span, others: list[Span]) -> bool:
    """Whether it overlaps one of the others, of which none overlaps another."""
    following = bisect_right(others, (span[0], 1 << 60))
    return (following > 0 and span[0] < others[following - 1][1]) or (
        following < len(others) and others[following][0] < span[1]
    )


def _figure(quantity: Quantity, prose: _Prose) -> Figure:
    start, end = quantity.span
    lasts = (quantity.unit or "") in LENGTHS
    bound = bound_of(prose.plain, start=start, end=end, lasts=lasts)
    low, high, low_open, high_open = _ends(quantity, bound)
    span = bound.start, bound.end
    sentence = prose.sentence_around(bound.start)
    trend = trend_of(prose.plain, start=start, end=end)
    return Figure(
        span=span,
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        comparator=bound.comparator,
        trend=trend,
        unit=quantity.unit,
        counted=counted_by(
            quantity,
            bound,
            plain=prose.plain,
            text=prose.text,
            sentence=sentence[0],
            moved=trend is not None,
        ),
        place=_place(span, sentence, prose),
        time=_time(span, sentence, prose),
        statement=None,
        progress=_progress(quantity, bound, prose.plain, trend=trend),
        rule=_rule(quantity, bound, plain=prose.plain),
    )


def _ends(quantity: Quantity, bound: Bound) -> tuple[float | None, float | None, bool, bool]:
    low, high = quantity.low, quantity.high
    if bound.nearly:
        return min(low, 0.9 * low), high, False, True
    if bound.comparator in {">", ">="}:
        return low, None, bound.comparator == ">", False
    if bound.comparator in {"<", "<="}:
        return (0.0 if high >= 0 else None), high, False, bound.comparator == "<"
    return low, high, False, False


def _rule(quantity: Quantity, bound: Bound, *, plain: str) -> str:
    """What made it a figure, the most telling first."""
    if quantity.form == "part" and quantity.unit is None:
        return "part of a whole"
    if quantity.age:
        return "age"
    if quantity.form == "ratio":
        return "ratio"
    if is_multiple(quantity, plain, end=bound.end):
        return "multiple"
    if bound.rule != "number":
        return bound.rule
    if quantity.form == "vague":
        return "vague number"
    return "range" if quantity.joined else "number"


def _progress(
    quantity: Quantity, bound: Bound, plain: str, *, trend: Trend | None
) -> Progress | None:
    if bound.rule == "total":
        return "cumulative"
    if is_multiple(quantity, plain, end=bound.end):
        return None
    return progress_of(
        plain, start=quantity.span[0], end=bound.end, number_end=quantity.core[1], trend=trend
    )


def _with_nouns_of_earlier(found: list[Figure], prose: _Prose) -> list[Figure]:
    """ "Them", "of whom": what the count before counted; "8 miles (13 km)": the same once more."""
    settled: list[Figure] = []
    noun, sentence = None, 0
    for read in found:
        figure, here = read, prose.sentence_at(read.span[0])
        if figure.counted in _BACKWARD:
            figure = replace(figure, counted=noun if noun and here - sentence <= 2 else None)
        elif settled and _converts(settled[-1], figure, prose):
            figure = _said_again(figure, settled[-1])
        if figure.counted and figure.unit is None:
            noun, sentence = figure.counted, here
        settled.append(figure)
    return settled


def _converts(first: Figure, second: Figure, prose: _Prose) -> bool:
    """Whether the second only gives the first in another unit."""
    between = prose.plain[first.span[1] : second.span[0]]
    return first.unit not in {None, second.unit, "percent"} and bool(_CONVERTED.fullmatch(between))


def _said_again(figure: Figure, first: Figure) -> Figure:
    if figure.comparator != "=" or figure.low != figure.high:
        return replace(figure, counted=first.counted, trend=first.trend)
    open_below, open_above = first.comparator in {"<", "<="}, first.comparator in {">", ">="}
    return replace(
        figure,
        low=0.0 if open_below else figure.low,
        high=None if open_above else figure.high,
        low_open=first.low_open,
        high_open=first.high_open and open_below,
        comparator=first.comparator,
        counted=first.counted,
        trend=first.trend,
    )


def _place(span: Span, sentence: Span, prose: _Prose) -> str | None:
    start, end = span
    return place_of(
        prose.text, start=start, end=end, sentence_start=sentence[0], sentence_end=sentence[1]
    )


def _time(span: Span, sentence: Span, prose: _Prose) -> int | None:
    """The nearest time of its sentence that the figure is not itself part of."""
    if not prose.sentences:
        return None
    here = bisect_right(prose.begins, span[0])
    first = max(here - _TIMES_NEAR, bisect_left(prose.begins, sentence[0]))
    last = min(here + _TIMES_NEAR, bisect_left(prose.begins, sentence[1]))
    found, nearest = None, sentence[1] - sentence[0] + 1
    for index in range(first, last):
        time = prose.times[index]
        distance = max(time.span[0] - span[1], span[0] - time.span[1])
        if 0 <= distance < nearest and time.type != "SET":
            found, nearest = index, distance
    return found
