"""Checks figures that are said twice: the same thing, in the same number, or a bound that holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extraction.checks.material import (
    Material,
    amount,
    is_exact_count,
    noun_of,
    same_thing,
    shown,
)
from onrecord.extraction.types import Check, Figure

_RULES = frozenset({"number", "range", "vague number", "total", "bound before the number"})
_SMALL = 10  # below it the same number of the same thing is often said of another
_SHARED = 3  # words with meaning that two sentences must share to be about the same thing
_NEIGHBOURS = 20  # earlier figures of like size that one is held against
_BESIDE = 2  # statements between a quotation and its paraphrase
_SHARED_BY_TWINS = 4  # more, where even the noun is another
_ANOTHER = re.compile(
    r"\b(?:another|additional|other|further|more|earlier|previous|previously|compared|from|last|"
    r"last year|each|every|per|a day)\b"
)


def check_restated(material: Material) -> Iterator[Check]:
    """Pairs in different sentences; each later figure is held against its nearest earlier one."""
    body = [i for i in material.body() if _comparable(material.figures[i])]
    groups: dict[str, list[int]] = {}
    for i in body:
        group = groups.setdefault(_group(material.figures[i]), [])
        earlier = next(
            (j for j in reversed(group[-_NEIGHBOURS:]) if _about_the_same(j, i, material)), None
        )
        if earlier is not None and (check := _compared(earlier, i, material)):
            yield check
        elif earlier is not None and _is_misquoted(earlier, i, material):
            yield _misquoted(earlier, i, material)
        elif earlier is None and (twin := _twin(group, i, material)) is not None:
            yield _question(twin, i, material)
        group.append(i)


def _comparable(figure: Figure) -> bool:
    if figure.unit is not None or figure.trend or not figure.counted or figure.rule not in _RULES:
        return False
    known = figure.low if figure.low else figure.high
    return known is not None and known >= _SMALL


def _group(figure: Figure) -> str:
    """Only figures of like size can restate each other."""
    return f"{len(str(int(figure.low or figure.high or 0)))}"


def _about_the_same(earlier: int, later: int, material: Material) -> bool:
    a, b = material.figures[earlier], material.figures[later]
    one, other = material.sentence_of(earlier), material.sentence_of(later)
    if one == other or not same_thing(a, b):
        return False
    shared = material.context(one) & material.context(other)
    return len(shared) >= _SHARED and not _apart(a, b, material)


def _is_misquoted(earlier: int, later: int, material: Material) -> bool:
    """A quotation beside its paraphrase, by one speaker, with another exact number.

    Elsewhere two numbers of one thing are told of two events far more often than by mistake.
    """
    a, b = material.figures[earlier], material.figures[later]
    if a.statement is None or b.statement is None or not (is_exact_count(a) and is_exact_count(b)):
        return False
    one, other = material.statements[a.statement], material.statements[b.statement]
    near = 0 < abs(a.statement - b.statement) <= _BESIDE
    kinds = {one.kind, other.kind}
    quoted = "indirect" in kinds and bool(kinds & {"direct", "mixed"})
    same = one.speaker is not None and one.speaker == other.speaker
    return near and quoted and same and a.low != b.low


def _misquoted(earlier: int, later: int, material: Material) -> Check:
    a, b = material.figures[earlier], material.figures[later]
    return Check(
        "restated",
        (f"figure:{earlier}", f"figure:{later}"),
        f"{shown(a)} {a.counted} is not {shown(b)} {b.counted}",
        "does_not_add_up",
        f"Paraphrase and quotation of one speaker differ: {amount(a.low)} and {amount(b.low)}.",
    )


def _twin(group: list[int], later: int, material: Material) -> int | None:
    """The same exact number of something else, told in nearly the same words."""
    b = material.figures[later]
    for earlier in reversed(group[-_NEIGHBOURS:]):
        a = material.figures[earlier]
        one, other = material.sentence_of(earlier), material.sentence_of(later)
        if a.low != b.low or one == other or not (is_exact_count(a) and is_exact_count(b)):
            continue
        shared = material.context(one) & material.context(other)
        if len(shared) >= _SHARED_BY_TWINS and not _apart(a, b, material):
            return earlier
    return None


def _question(earlier: int, later: int, material: Material) -> Check:
    a, b = material.figures[earlier], material.figures[later]
    return Check(
        "restated",
        (f"figure:{earlier}", f"figure:{later}"),
        f"{amount(a.low)} {a.counted} ? {amount(b.low)} {b.counted}",
        "note",
        f'The same number of "{a.counted}" and of "{b.counted}": ask whether they are the same.'
        + _difference_of_place(a, b),
    )


def _apart(a: Figure, b: Figure, material: Material) -> bool:
    """Whether a word beside one of them says that it is a different number."""
    plain = material.plain
    return any(
        _ANOTHER.search(plain, max(0, f.span[0] - 12), f.span[0])
        or _ANOTHER.search(plain, f.span[1], f.span[1] + 12)
        for f in (a, b)
    )


def _compared(earlier: int, later: int, material: Material) -> Check | None:
    a, b = material.figures[earlier], material.figures[later]
    operands = (f"figure:{earlier}", f"figure:{later}")
    noun = a.counted or ""
    if (a.low, a.high, a.comparator) == (b.low, b.high, b.comparator):
        formula = f"{shown(a)} {noun} = {shown(b)} {b.counted}"
        explanation = (
            "The same number is given twice."
            + _difference_of_place(a, b)
            + _difference_of_noun(a, b)
        )
        return Check("restated", operands, formula, "adds_up", explanation)
    bound, exact, order = (a, b, operands) if is_exact_count(b) else (b, a, operands[::-1])
    if (
        not is_exact_count(exact)
        or bound.comparator not in {">", ">=", "<", "<="}
        or not _near(bound, exact)
    ):
        return None
    if not _holds(bound, exact):
        return None
    limit = bound.low if bound.comparator in {">", ">="} else bound.high
    return Check(
        "bound",
        order,
        f"{amount(exact.low)} {bound.comparator} {amount(limit)}",
        "adds_up",
        f"{amount(exact.low)} {exact.counted} lie within what is said elsewhere: {shown(bound)}.",
    )


def _near(bound: Figure, exact: Figure) -> bool:
    """ "Over 600" may stand for 647, but hardly for 6,470."""
    limit = bound.low if bound.comparator in {">", ">="} else bound.high
    return bool(limit and exact.low and 0.9 <= limit / exact.low <= 1.1)


def _holds(bound: Figure, exact: Figure) -> bool:
    value = exact.low or 0.0
    if bound.low is not None and bound.comparator in {">", ">="}:
        return value > bound.low if bound.low_open else value >= bound.low
    high = bound.high or 0.0
    return value < high if bound.high_open else value <= high


def _difference_of_place(a: Figure, b: Figure) -> str:
    if not a.place or not b.place or "there" in (a.place, b.place):
        return ""
    one, other = _place_words(a.place), _place_words(b.place)
    if one == other:
        return ""
    if one < other or other < one:
        narrow, wide = (b.place, a.place) if one < other else (a.place, b.place)
        return f' Note the narrower place: "{narrow}" is only a part of "{wide}".'
    return f' Note the places: "{a.place}" and "{b.place}".'


def _place_words(place: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", place.lower())
    return frozenset(
        word.removesuffix("ern")
        for word in words
        if word not in {"the", "of", "part", "parts", "city"}
    )


def _difference_of_noun(a: Figure, b: Figure) -> str:
    return (
        ""
        if noun_of(a) == noun_of(b)
        else f' "{a.counted}" and "{b.counted}" are taken for the same thing.'
    )
