"""Says in plain words what the fields of a record mean."""

from __future__ import annotations

from onrecord.extraction import Figure, Statement
from onrecord.extraction.figures import SHARE_RULES

KINDS = {
    "direct": "in the speaker's own words",
    "indirect": "in the reporter's words",
    "mixed": "partly in the speaker's own words",
    "headline": "the headline itself",
    "nested": "a source inside another's words",
    "unmarked": "nobody is marked as saying so",
}
RESOLUTIONS = {
    "explicit": "named here",
    "pronoun": "a pronoun or description points to them",
    "surname": "known by part of the name",
    "participle": "carried on from the verb before",
    "inherited": "taken over from the statement before, for an editor to confirm",
    "none": "no source found: ask whose words these are",
}
MODALITIES = {
    "fact": "told as a fact",
    "future": "about the future",
    "hedged": "hedged",
    "negated": "denied or negated",
    "question": "a question",
}
COMPARATORS = {
    "=": "exactly",
    "~": "about",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
}
TRENDS = {"up": "more than before", "down": "less than before"}
COUNTED_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
VERDICTS = {
    "adds_up": ("=", "adds up", "right"),
    "does_not_add_up": ("≠", "does not add up", "wrong"),
    "cannot_compare": ("?", "cannot be compared", "faint"),
    "proposes": ("→", "proposes", "heading"),
    "note": ("·", "note", "faint"),
}
TIMES = {
    "DATE": "a date",
    "TIME": "a time of day",
    "DURATION": "a length of time",
    "SET": "a time that comes again",
}


def speaker(statement: Statement) -> str:
    """Who says so, with the role; what is said where nobody does."""
    if statement.speaker is None:
        return "No speaker known"
    return f"{statement.speaker}, {statement.role}" if statement.role else statement.speaker


def told(statement: Statement) -> str:
    """Kind, modality and how the speaker is known: "indirect, in the reporter's words; …"."""
    parts = [
        f"{statement.kind}, {KINDS[statement.kind]}",
        MODALITIES[statement.modality],
    ]
    if statement.kind != "headline" or statement.source:
        parts.append(f"{statement.resolution}: {RESOLUTIONS[statement.resolution]}")
    return " · ".join(parts)


def amount(figure: Figure) -> str:
    """The amount in words and numbers: "more than 100,000 residents", "exactly 44 days"."""
    scale = 100 if figure.rule in SHARE_RULES and figure.unit is None else 1
    ends = [number(scale * end) for end in _ends(figure)]
    parts = [COMPARATORS[figure.comparator], " to ".join(dict.fromkeys(ends))]
    if figure.unit is not None or scale != 1:
        parts.append("%" if scale != 1 else _unit(figure))
        parts.append(f"of {figure.counted}" if figure.counted and scale != 1 else "")
    else:
        parts.append(figure.counted or "")
    parts.append(TRENDS.get(figure.trend or "", ""))
    return " ".join(part for part in parts if part)


def _ends(figure: Figure) -> list[float]:
    """What to print of the bounds: of an open interval only the end that was stated."""
    low, high = figure.low, figure.high
    if figure.comparator in (">", ">=") and low is not None:
        high = None
    if figure.comparator in ("<", "<=") and high is not None:
        low = None
    return [end for end in (low, high) if end is not None]


def _unit(figure: Figure) -> str:
    if figure.unit == "percent":
        return "%"
    return (
        f"{figure.unit}s" if figure.unit in COUNTED_TIME and figure.high != 1 else str(figure.unit)
    )


def bounds(figure: Figure) -> str:
    """The interval of ISO 31-11: a square bracket holds its end, a round one does not."""
    low = "(-∞" if figure.low is None else f"{'(' if figure.low_open else '['}{number(figure.low)}"
    high = (
        "∞)" if figure.high is None else f"{number(figure.high)}{')' if figure.high_open else ']'}"
    )
    return f"{low};{high}"


def number(value: float) -> str:
    """With separators, and no more places than it has."""
    return f"{value:,.10g}"
