"""Checks the headline's figures against the text: copied, rounded, or a bound that holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extraction.checks.agreement import is_near, supports, value_of
from onrecord.extraction.checks.material import (
    Material,
    amount,
    is_exact_count,
    meaningful,
    same_thing,
    sentence_at,
    shown,
)
from onrecord.extraction.figures import SHARE_RULES
from onrecord.extraction.figures.numbers import find_numbers
from onrecord.extraction.folding import folded
from onrecord.extraction.times import find_times
from onrecord.extraction.types import Check, Figure

_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
} | {
    "fiftieth": 50,
    "hundredth": 100,
    "twice": 2,
    "double": 2,
    "both": 2,
    "triple": 3,
    "couple": 2,
    "pair": 2,
    "trio": 3,
}
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b|(?<![\w.])(\d+)(?:st|nd|rd|th)\b")
_YEAR = re.compile(r"\d{4}")
_SINCE = re.compile(r"\b(?:since|in|by) \Z")
_SMALL = 13
_TELLING = 3  # words shared with the headline that show a sentence to be about the same


def check_headline(material: Material) -> Iterator[Check]:
    """One check for each figure of the headline, and one for a year it names."""
    if not material.headline:
        return
    for index in range(material.body().start):
        yield _figure(index, material)
    yield from _years(material)


def _figure(index: int, material: Material) -> Check:
    figure, own = material.figures[index], f"figure:{index}"
    says = f"The headline's {shown(figure)}"
    if (found := _supporting(figure, material)) is not None:
        other = material.figures[found]
        working, told = _formula(figure, other), f"{says} agrees with the text's {shown(other)}."
        return Check("headline", (own, f"figure:{found}"), working, "adds_up", told)
    if (printed := _printed_number(figure, material)) is not None:
        working = f"{amount(value_of(figure))} = {printed}"
        return Check(
            "headline", (own,), working, "adds_up", f"{says} stands in the text: {printed}."
        )
    if (years := _years_since(figure, material)) is not None:
        time, working = years
        told = f"{says} are the years since the one the text names."
        return Check("headline", (own, f"time:{time}"), working, "adds_up", told)
    if (against := _contradicting(figure, material)) is not None:
        other = material.figures[against]
        working = f"{amount(other.low)} is not {shown(figure)}"
        told = f"The headline says {shown(figure)}, the text {amount(other.low)} {other.counted}."
        return Check("headline", (own, f"figure:{against}"), working, "does_not_add_up", told)
    told = f"{says} was not found in the text."
    return Check("headline", (own,), f"{shown(figure)} not found", "note", told)


def _supporting(figure: Figure, material: Material) -> int | None:
    """The figure of the text that says the same, like things and exact numbers first."""
    fitting = [
        i
        for i in material.body()
        if supports(figure, material.figures[i])
        and (
            _is_telling(figure, material.figures[i])
            or _shares_words(material.figures[i].span[0], material)
        )
    ]
    return min(
        fitting, key=lambda i: _strangeness(figure, material.figures[i], i, material), default=None
    )


def _is_telling(figure: Figure, other: Figure) -> bool:
    """Small numbers fit by chance: they need the same unit, or the same thing counted."""
    return (
        value_of(figure) >= _SMALL
        or same_thing(figure, other)
        or (figure.unit is not None and figure.unit == other.unit)
    )


def _shares_words(at: int, material: Material) -> bool:
    """Whether a sentence of the text speaks of something that the headline speaks of."""
    here = material.context(sentence_at(material.sentences, at))
    return bool(meaningful(folded(material.headline or "")) & here)


def _strangeness(
    figure: Figure, other: Figure, index: int, material: Material
) -> tuple[bool, bool, int, int]:
    shared = meaningful(folded(material.headline or "")) & material.context(
        material.sentence_of(index)
    )
    exact = (figure.low, figure.high, figure.comparator) == (
        other.low,
        other.high,
        other.comparator,
    )
    return (not same_thing(figure, other), not exact, -len(shared), index)


def _formula(figure: Figure, other: Figure) -> str:
    if figure.comparator in {">", ">=", "<", "<="} and other.comparator == "=":
        return f"{amount(value_of(other))} {figure.comparator} {amount(value_of(figure))}"
    return (
        f"{shown(figure)} = {shown(other)}"
        if value_of(figure) == value_of(other)
        else f"{shown(other)} rounds to {shown(figure)}"
    )


def _printed_number(figure: Figure, material: Material) -> str | None:
    """The number as it stands in the text where it is no figure: an ordinal, part of a name."""
    if figure.low != figure.high or figure.low is None:
        return None
    wanted = figure.low
    for number in find_numbers(material.plain):
        if number.low == wanted == number.high and (
            wanted >= _SMALL or _shares_words(number.span[0], material)
        ):
            return " ".join(material.text[slice(*number.span)].split())
    for match in _ORDINAL.finditer(material.plain):
        value = float(match[1]) if match[1] else _ORDINALS[match[0]]
        if value == wanted and (wanted >= _SMALL or _shares_words(match.start(), material)):
            return material.text[slice(*match.span())]
    return None


def _years_since(figure: Figure, material: Material) -> tuple[int, str] | None:
    """ "An 11-year high" where the text says "the highest since 1997"."""
    if figure.unit != "year" or figure.low != figure.high or material.published is None:
        return None
    for index, time in enumerate(material.times):
        before = material.plain[max(0, time.span[0] - 8) : time.span[0]]
        if time.type != "DATE" or not _YEAR.match(time.value) or not _SINCE.search(before):
            continue
        year = int(time.value[:4])
        sentence = material.sentences[sentence_at(material.sentences, time.span[0])]
        # What rose "last year" is counted to that year, not to the report's.
        now = material.published.year - ("last year" in material.plain[slice(*sentence)])
        if figure.low == abs(now - year) > 1:
            later, earlier = max(now, year), min(now, year)
            return index, f"{later} - {earlier} = {later - earlier}"
    return None


def _contradicting(figure: Figure, material: Material) -> int | None:
    """A bound in the headline that the same count in the text breaks."""
    if figure.comparator not in {">", ">=", "<", "<="} or figure.rule in SHARE_RULES:
        return None
    words = meaningful(folded(material.headline or ""))
    for index in material.body():
        other = material.figures[index]
        shared = words & material.context(material.sentence_of(index))
        comparable = is_exact_count(other) and same_thing(figure, other)
        if comparable and len(shared) >= _TELLING and is_near(figure, other.low or 0.0):
            return index
    return None


def _years(material: Material) -> Iterator[Check]:
    """A year of the headline that the text names too. Times have offsets into the text only."""
    named = find_times(
        material.headline or "", published=material.published, captured=material.captured
    )
    for year in {
        time.value[:4]
        for time in named
        if _YEAR.match(time.value) and time.rule in {"year", "part of a year"}
    }:
        index = next(
            (i for i, time in enumerate(material.times) if time.value.startswith(year)), None
        )
        if index is not None:
            words = " ".join(material.text[slice(*material.times[index].span)].split())
            yield Check(
                "headline",
                (f"time:{index}", "headline"),
                f"{year} = {words}",
                "adds_up",
                f"The headline's {year} is the text's {words}.",
            )
