"""What a language brings to the reading of statements, figures and times: words, no rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.extraction.types import Comparator

Words = frozenset[str]


# Compared by identity: there is one of each, and caches are kept by it.
@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """How the language says who says what. All words are in lower case.

    ``says`` are finite verbs and participles of saying; ``so`` stands for such a verb behind a
    quotation. ``impersonal`` are pairs such as "heißt es". ``according`` are the openings of
    "according to X", ``according_behind`` what stands behind X. ``reported`` are verb forms that
    mark indirect speech by themselves. Names of roles and bodies are given by their endings.
    """

    says: Words
    so: Words
    impersonal: tuple[tuple[str, str], ...]
    within: Words  # "heißt es in": what leads to the source there
    that: Words
    as_said: Words  # "wie die Polizei mitteilte"
    reported: Words
    according: tuple[tuple[str, ...], ...]
    according_behind: Words
    he: Words
    she: Words
    they: Words
    plural: Words  # endings of plural verbs: tell "sie" (she) from "sie" (they)
    determiners: Words
    possessive: Words  # determiners that join a noun to the noun before: "der", "des"
    linking: Words  # prepositions that do so: "von", "für"
    prepositions: Words
    conjunctions: Words
    adverbs: Words
    time_words: Words
    particles: Words  # inside names: "von", "van"
    male: Words
    female: Words
    titles: Words
    roles: tuple[str, ...]
    bodies: tuple[str, ...]
    female_endings: tuple[str, ...]
    hedged: Words
    future: Words
    negated: Words


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """How the language writes amounts. Words are in lower case, units CLDR or ISO 4217.

    ``group`` and ``decimal`` are the signs inside numbers. ``units`` maps printed names to
    (identifier, factor). ``before`` and ``after`` are what bounds a number, longest first.
    """

    group: str
    decimal: str
    words: Mapping[str, float]
    articles: Words  # "ein" is one only before a unit or a magnitude
    magnitudes: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    shares: Mapping[str, float]  # "die hälfte" -> 0.5
    units: Mapping[str, tuple[str, float]]
    prefixes: Mapping[str, str]
    per: Words
    before: tuple[tuple[str, Comparator], ...]
    nearly: tuple[str, ...]
    after: tuple[tuple[str, Comparator], ...]
    total: tuple[str, ...]
    to: Words  # between the ends of a range
    between: tuple[str, str]
    from_to: tuple[str, str]  # "von 90 auf 75 Euro": two amounts, the unit said once
    of: Words  # between a share and what it is of
    pointing: tuple[str, ...]  # "davon": of those before
    numbered: Words  # nouns before a number that only names something
    clock: Words  # behind a time of day
    aged: Words  # behind an age
    year_before: Words
    by: Words  # before the size of a change
    signs: Words  # "plus", "minus": say by themselves that something changed
    up: Words
    down: Words
    not_counted: Words  # capitalised, but no noun that is counted
    joins: Words  # lower-case words that stand between a number and its noun
    adjective_endings: tuple[str, ...]
    common_capitals: bool  # whether every noun begins with a capital letter


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """How the language writes dates and lengths of time, in lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]  # printed unit -> letter of ISO 8601 ("D"), months "MO"
    near: Mapping[str, int]  # "gestern" -> -1 days
    last: Words
    following: Words
    this: Words
    since: Words
    ago: Words  # before the length: "vor drei Tagen"
    ahead: Words
    year_before: Words
    clock: Words
    future: Words


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language; ``shortened`` are abbreviations that end in a full stop."""

    code: str
    speech: Speech
    numerals: Numerals
    days: Days
    shortened: Words


def words(listed: str) -> Words:
    """A set from a running list of words."""
    return frozenset(listed.split())
