"""Says whether a figure of the text bears out one of the headline: same, rounded or bounded."""

from __future__ import annotations

from onrecord.extraction.checks.shares import holds
from onrecord.extraction.figures import SHARE_RULES
from onrecord.extraction.types import Figure

_BOUNDS = frozenset({">", ">=", "<", "<="})
_ROOM = 0.07  # a rounded headline strays no further from its text


def supports(figure: Figure, other: Figure) -> bool:
    """Whether the text's figure says what the headline's says."""
    if (figure.rule in SHARE_RULES) != (other.rule in SHARE_RULES):
        return False
    if not _like_units(figure, other):
        return False
    low, high = other.low, other.high
    if figure.rule in SHARE_RULES:
        return low is not None and holds(figure, 0.5 * (low + (1.0 if high is None else high)))
    if figure.comparator in _BOUNDS and other.comparator == "=" and low == high:
        return _bound_holds(figure, value_of(other))
    if figure.comparator == "=" and low is not None and high is not None and low != high:
        return _within(figure, low, high)
    return _rounds_to(value_of(other), value_of(figure))


def value_of(figure: Figure) -> float:
    """The number that was printed, whatever it bounds."""
    return (figure.low if figure.comparator not in {"<", "<="} else figure.high) or 0.0


def is_near(bound: Figure, value: float) -> bool:
    """ "Over 600" is a fair headline for 647, not for 6,470."""
    return value > 0 and 0.75 <= value_of(bound) / value <= 1.34


def _within(figure: Figure, low: float, high: float) -> bool:
    """One end of the text's range, or a range of the headline's own inside it."""
    value = value_of(figure)
    return value in {low, high} or (figure.low != figure.high and low * 0.999 <= value <= high)


def _like_units(figure: Figure, other: Figure) -> bool:
    a, b = (
        f.unit.removesuffix("-person").split("-per-")[0] if f.unit else None
        for f in (figure, other)
    )
    return a == b or a is None or b is None


def _bound_holds(figure: Figure, value: float) -> bool:
    limit = value_of(figure)
    if not is_near(figure, value):
        return False
    return {">": value > limit, ">=": value >= limit, "<": value < limit, "<=": value <= limit}[
        figure.comparator
    ]


def _rounds_to(exact: float, printed: float) -> bool:
    """Whether a number is the other one, rounded to the digits the headline prints."""
    if exact == printed:
        return True
    if printed == 0 or (abs(printed) < 20 and abs(exact) < 20 and float(exact).is_integer()):
        return False
    if abs(printed) < 100 and float(exact).is_integer():
        return False
    step, off = last_digit(printed), exact - printed
    # Cut off instead of rounded is as common: 5.29 is printed as 5.2.
    cut_off = 0 < off < step and off <= 0.02 * abs(printed)
    return (abs(off) <= step / 2 or cut_off) and abs(off) <= _ROOM * abs(printed)


def last_digit(number: float) -> float:
    """The worth of the last digit that is printed: 1000 for 53,000, 0.1 for 7.5."""
    step = 1.0
    if not float(number).is_integer():
        while step > 1e-4 and abs(number / step - round(number / step)) > 1e-9:
            step /= 10
        return step
    while number % (step * 10) == 0 and step < 1e12:
        step *= 10
    return step
