"""Tells which speakers belong to one institution: by name, by office, or as a known part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.extraction.types import Statement

# Bodies of one state that are parts of each other; one word list for each institution.
FAMILIES = {
    "military": (
        "military",
        "army",
        "armed forces",
        "general staff",
        "joint chiefs",
        "defence ministry",
        "defense ministry",
        "ministry of defence",
        "ministry of defense",
        "defence department",
        "defense department",
        "department of defense",
        "mod",
        "navy",
        "air force",
        "aerospace forces",
        "pentagon",
    ),
    "police": ("police", "police department", "constabulary", "interior ministry"),
    "diplomacy": (
        "foreign ministry",
        "ministry of foreign affairs",
        "foreign office",
        "state department",
        "department of state",
        "embassy",
        "mfa",
    ),
    "health": (
        "health ministry",
        "ministry of health",
        "health department",
        "department of health",
    ),
    "finance": ("finance ministry", "ministry of finance", "treasury", "treasury department"),
}
MOST = 12  # speakers; more than that are not one institution
WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
SMALL = frozenset("the of and for a an in to at on".split())
# Each name without its small words, between spaces -> its institution, in the order above.
_FAMILY_OF = {
    f" {' '.join(word for word in name.split() if word not in SMALL)} ": family
    for family, names in FAMILIES.items()
    for name in names
}
_NO_STATE = frozenset(
    word for names in FAMILIES.values() for name in names for word in name.split()
) | frozenset("chief head main operational directorate spokesman spokeswoman".split())


def same_institution(one: str, other: str) -> bool:
    """Whether two names are one body, or one body is part of the other.

    So they are if one name's words hold the other's, if one is the other's initials, or if both
    are parts of the same institution of the same state.
    """
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    if (
        set(a) <= set(b)
        or set(b) <= set(a)
        or _initials(a) == "".join(b)
        or _initials(b) == "".join(a)
    ):
        return True
    family = _family(a)
    return family is not None and family == _family(b) and _same_state(a, b)


def institution_of(statement: Statement) -> str | None:
    """The body a speaker speaks for: the speaker's own name, or the one in their office."""
    name = statement.speaker or ""
    if statement.role and (_family(_words(statement.role)) or " of " in f" {statement.role} "):
        return statement.role
    return name or None


def one_institution(statements: Iterable[Statement]) -> list[str] | None:
    """The names of all speakers if they belong to one institution, else None."""
    offices: dict[str, str] = {}
    for statement in statements:
        if statement.speaker:
            body = institution_of(statement)
            if body and (statement.role or statement.speaker not in offices):
                known = offices.get(statement.speaker)
                longer = known is None or len(body) > len(known)
                offices[statement.speaker] = body if longer else known or body
    names = list(offices)
    if not 0 < len(names) <= MOST:
        return None
    joined = {names[0]}
    rest = names[1:]
    for _ in names:
        near = [n for n in rest if any(same_institution(offices[n], offices[j]) for j in joined)]
        joined.update(near)
        rest = [n for n in rest if n not in near]
    return names if not rest else None


# A report's few speakers are compared with each other again and again.
@lru_cache(maxsize=256)
def _words(name: str) -> tuple[str, ...]:
    lowered = (word.lower() for word in WORD.findall(name))
    return tuple(word for word in lowered if word not in SMALL)


def _initials(parts: tuple[str, ...]) -> str:
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


@lru_cache(maxsize=256)
def _family(parts: tuple[str, ...]) -> str | None:
    joined = f" {' '.join(parts)} "
    return next((family for name, family in _FAMILY_OF.items() if name in joined), None)


def _same_state(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether no other state is named: "Russian" and "Russia" agree, so does a missing one."""
    first, second = _state(a), _state(b)
    return not first or not second or first[:4] == second[:4]


def _state(parts: tuple[str, ...]) -> str:
    return next((word for word in parts if word not in _NO_STATE), "")
