"""Checks shares: "most of them", "half", a percentage beside the two numbers it is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extraction.checks.material import (
    Material,
    amount,
    is_exact_count,
    same_thing,
    verdict_of,
)
from onrecord.extraction.figures import SHARE_RULES
from onrecord.extraction.types import Check, Figure

_OUT_OF = re.compile(
    r"[ ,]*(?:[a-z'-]+ ){0,3}?(?:out of|of|from)(?: the| a total of| its| their| all)? ?"
)
_INCLUDING = re.compile(
    r" (?:[a-z'-]+[ ,(]+){0,7}(?:including|among them|of whom|of which|of them|with) (?:some )?"
)
_BESIDE = re.compile(
    r"[\s,(\u2014-]*(?:[a-z'-]+[ ,]*){0,3}?[\s,(\u2014-]*(?:or|that is|i\.e\.|which is|nearly|"
    r"about)?[ ,(]*"
)
_NAMED = 40  # shares in words that a text is read for
_HALF = (0.45, 0.55)


def check_shares(material: Material, sums: list[Check]) -> Iterator[Check]:
    """Shares in words against the parts of a sum, and percentages against their two numbers."""
    named = [i for i, f in enumerate(material.figures) if f.rule in SHARE_RULES and f.unit is None]
    for check in sums:
        if check.verdict == "adds_up" and named:
            yield from _share_of_sum(check, named[:_NAMED], material)
    yield from _stated_percentages(material)


def _share_of_sum(check: Check, shares: list[int], material: Material) -> Iterator[Check]:
    """Where a whole is split in full, "most of them" can only be its largest part."""
    *parts, total = (int(name.split(":")[1]) for name in check.operands)
    whole = material.figures[total]
    share = _share_near(total, shares, material)
    largest = max(parts, key=lambda i: material.figures[i].low or 0.0)
    part = material.figures[largest]
    if share is None or not part.low or not whole.low:
        return
    ratio = part.low / whole.low
    named = material.figures[share]
    words = _printed(share, material)
    if not holds(named, ratio):
        return
    yield Check(
        "share",
        (f"figure:{largest}", f"figure:{total}", f"figure:{share}"),
        f"{amount(part.low)} / {amount(whole.low)} = {100 * ratio:.1f} %",
        "adds_up",
        f'"{words}" holds: {amount(part.low)} of {amount(whole.low)} are {100 * ratio:.1f} %.',
    )


def _share_near(total: int, shares: list[int], material: Material) -> int | None:
    """The share in words that stands in the total's sentence or the next, else in the headline."""
    home = material.sentence_of(total)
    whole = material.figures[total]
    named = [i for i in shares if same_thing(material.figures[i], whole)]
    in_text = [
        i for i in named if not material.in_headline(i) and material.sentence_of(i) - home in {0, 1}
    ]
    return next(iter(in_text), next((i for i in named if material.in_headline(i)), None))


def _printed(index: int, material: Material) -> str:
    source = material.headline if material.in_headline(index) else material.text
    return " ".join((source or "")[slice(*material.figures[index].span)].split())


def holds(share: Figure, ratio: float) -> bool:
    """Whether a ratio is what the share says; "half" has some room, a bound has none."""
    low, high = share.low or 0.0, share.high if share.high is not None else 1.0
    if low == high:
        if low == 0.5:
            return _HALF[0] <= ratio <= _HALF[1]
        return abs(ratio - low) <= 0.05
    return (ratio > low if share.low_open else ratio >= low) and ratio <= high


def _stated_percentages(material: Material) -> Iterator[Check]:
    """ "1,524 of 3,033, or 50.2 percent": three figures in a row in one sentence."""
    body = list(material.body())
    for first, second, third in zip(body, body[1:], body[2:], strict=False):
        a, b, p = (material.figures[i] for i in (first, second, third))
        if not (
            is_exact_count(a)
            and is_exact_count(b)
            and p.unit == "percent"
            and p.low == p.high
            and p.low
        ):
            continue
        pair = _part_and_whole(first, second, material)
        beside = material.plain[b.span[1] : p.span[0]]
        if (
            pair is None
            or len(beside) > 40
            or not _BESIDE.fullmatch(beside)
            or p.comparator != "="
            or p.trend
        ):
            continue
        part, whole = pair
        ratio = 100 * (material.figures[part].low or 0.0) / (material.figures[whole].low or 1.0)
        fits = abs(ratio - p.low) <= _precision(p.low)
        formula = (
            f"{amount(material.figures[part].low)} / {amount(material.figures[whole].low)} = "
            f"{ratio:.1f} %"
        )
        yield Check(
            "share",
            (f"figure:{part}", f"figure:{whole}", f"figure:{third}"),
            formula,
            verdict_of(fits=fits),
            f"{amount(p.low)} % is stated; the two numbers beside it make {ratio:.1f} %.",
        )


def _precision(percent: float) -> float:
    """How far rounding to the digits printed can go, and as much again for a careless hand."""
    return 1.0 if float(percent).is_integer() else 0.11


def _part_and_whole(first: int, second: int, material: Material) -> tuple[int, int] | None:
    a, b = material.figures[first], material.figures[second]
    between = material.plain[a.span[1] : b.span[0]]
    if (
        material.sentence_of(first) != material.sentence_of(second)
        or len(between) > 60
        or not a.low
        or not b.low
    ):
        return None
    if a.low < b.low and _OUT_OF.fullmatch(between):
        return first, second
    if a.low > b.low and _INCLUDING.fullmatch(between):
        return second, first
    return None
