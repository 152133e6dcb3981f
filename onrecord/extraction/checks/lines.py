"""Sentences with their numbers marked, so that a relation said in words can be matched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extraction.checks.agreement import last_digit
from onrecord.extraction.checks.material import Material, amount
from onrecord.extraction.figures import SHARE_RULES
from onrecord.extraction.figures.numbers import numbers_in
from onrecord.extraction.types import Figure

MARK = "#"  # stands in a line for each number
_MOST = 24  # numbers of a sentence; more is a table
_LONGEST = 1_200  # characters of a sentence
_ROUGH = 0.1  # how far "about 50" may be from 50 to either side
_MOST_ROUNDED = 0.05  # no number is taken to be rounded by more
_EXACT_RULES = frozenset({"number", "total", "range"} | (SHARE_RULES - {"most"}))


@dataclass(frozen=True, slots=True)
class Slot:
    """A number of a sentence: the figure it is, its printed value, and what that may stand for.

    ``low`` and ``high`` allow for rounding: "1.2 million" reaches from 1.15 to 1.25.
    """

    figure: int
    value: float
    low: float
    high: float
    exact: bool
    of: Figure

    @property
    def operand(self) -> str:
        """As checks name it."""
        return f"figure:{self.figure}"

    @property
    def shown(self) -> str:
        """The number with its sign of percent or currency."""
        unit = self.of.unit or ""
        if unit == "percent":
            return f"{amount(self.value)} %"
        return f"{unit} {amount(self.value)}" if unit.isupper() else amount(self.value)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in folded letters, each number of a figure in it a mark."""

    text: str
    slots: tuple[Slot, ...]
    places: dict[int, int]

    def slot(self, at: int) -> Slot:
        """The number whose mark stands there."""
        return self.slots[self.places[at]]


def lines(material: Material) -> Iterator[Line]:
    """Every sentence with two figures or more."""
    here: list[int] = []
    for index in material.body():
        if here and material.sentence_of(index) != material.sentence_of(here[0]):
            yield from _line(here, material)
            here = []
        here.append(index)
    yield from _line(here, material)


def _line(figures: list[int], material: Material) -> Iterator[Line]:
    if not figures:
        return
    start, end = material.sentences[material.sentence_of(figures[0])]
    ranged = any(material.figures[i].low != material.figures[i].high for i in figures)
    if (len(figures) < 2 and not ranged) or len(figures) > _MOST or end - start > _LONGEST:
        return
    pieces: list[str] = []
    slots: list[Slot] = []
    places: dict[int, int] = {}
    at, length = start, 0
    for index in figures:
        for (begin, finish), slot in _slots(index, material.figures[index], material.plain):
            if begin < at or finish > end:
                continue
            before = material.plain[at:begin].replace(MARK, " ")
            pieces += [before, MARK]
            places[length + len(before)] = len(slots)
            slots.append(slot)
            at, length = finish, length + len(before) + 1
    pieces.append(material.plain[at:end].replace(MARK, " "))
    yield Line("".join(pieces), tuple(slots), places)


def _slots(index: int, figure: Figure, plain: str) -> Iterator[tuple[tuple[int, int], Slot]]:
    """The numbers of a figure with their spans; "from 630 to 647" has two, in their order."""
    start, end = figure.span
    if figure.rule in SHARE_RULES:
        yield figure.span, _slot(index, figure, figure.low or 0.0)
        return
    found = [
        (number.low, (start + number.span[0], start + number.span[1]))
        for number in numbers_in(plain[start:end])
    ]
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high and len(found) == 2:
        ends = (low, high) if found[0][0] <= found[1][0] else (high, low)
        for value, (_, span) in zip(ends, found, strict=True):
            yield span, _slot(index, figure, value)
    elif found:
        bounded = low is None or figure.comparator in {"<", "<="}
        yield found[-1][1], _slot(index, figure, (high if bounded else low) or 0.0)


def _slot(index: int, figure: Figure, value: float) -> Slot:
    room = _rounding(value)
    if figure.comparator == "~":
        room = max(room, _ROUGH * abs(value))
    exact = figure.comparator == "=" and figure.rule in _EXACT_RULES
    return Slot(index, value, value - room, value + room, exact, figure)


def _rounding(value: float) -> float:
    """Half the last digit that is printed, where a number looks rounded."""
    if float(value).is_integer() and (abs(value) < 10_000 or last_digit(value) < 100):
        return 0.0
    return min(last_digit(value) / 2, _MOST_ROUNDED * abs(value))
