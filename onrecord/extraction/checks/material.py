"""What the checks look at: the text, its record so far, and which figures may be compared."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.extraction.figures import SHARE_RULES
from onrecord.extraction.figures.words import STOPS, is_plural
from onrecord.extraction.types import Figure, Span, Statement, TimeExpression, Verdict

_ENDING = re.compile(r"(?<=\w{4})(?:ings?|ers?|ed|es|s|e)\Z")
_WORD = re.compile(r"[^\W\d_]{3,}")
# Words that name the same thing in reports of the same event.
_ALIKE = (
    "district quarter neighbourhood neighborhood",
    "militant fighter gunman insurgent rebel",
    "soldier serviceman troop",
    "death fatality",
    "injury wounded",
    "home house",
    "village settlement",
    "worker employee",
    "person people",
    "inhabitant resident",
    "pupil student schoolchild",
    "car vehicle",
)
_SAME_AS = {word: names.split()[0] for names in _ALIKE for word in names.split()}
_IRREGULAR = {"people": "person", "children": "child", "feet": "foot", "troops": "troop"}


@dataclass(frozen=True, slots=True)
class Material:
    """One reading. ``figures`` begins with the headline's, which have offsets into it."""

    text: str
    plain: str
    headline: str | None
    sentences: tuple[Span, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeExpression, ...]
    published: dt.date | None
    captured: dt.datetime | None
    # Worked out when first asked for.
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)

    def in_headline(self, index: int) -> bool:
        statement = self.figures[index].statement
        return statement is not None and self.statements[statement].kind == "headline"

    def body(self) -> range:
        """Indices of the figures of the text itself."""
        first = next(
            (i for i in range(len(self.figures)) if not self.in_headline(i)), len(self.figures)
        )
        return range(first, len(self.figures))

    def sentence_of(self, index: int) -> int:
        """The sentence of a figure of the text."""
        if index not in self.places:
            self.places[index] = sentence_at(self.sentences, self.figures[index].span[0])
        return self.places[index]

    def context(self, sentence: int) -> frozenset[str]:
        """The words with meaning of a sentence, cut to their first letters."""
        if sentence not in self.words:
            start, end = self.sentences[sentence]
            self.words[sentence] = meaningful(self.plain[start:end])
        return self.words[sentence]


def sentence_at(sentences: tuple[Span, ...], at: int) -> int:
    """The index of the sentence around an offset."""
    return max(0, bisect_right(sentences, (at, 1 << 60)) - 1)


def meaningful(plain: str) -> frozenset[str]:
    """The words that say something, cut to their stems, for comparing sentences."""
    return frozenset(
        _ENDING.sub("", word)[:6] for word in _WORD.findall(plain) if word not in STOPS
    )


def noun_of(figure: Figure) -> str | None:
    """The head of what is counted, in the singular: "Russian servicemen" is "serviceman"."""
    return _head(figure.counted) if figure.counted else None


@lru_cache(maxsize=512)
def _head(counted: str) -> str:
    words = counted.lower().partition(" of ")[0].split() or [counted.lower()]
    head = next((word for word in words if is_plural(word)), words[-1])
    if head in _IRREGULAR:
        return _IRREGULAR[head]
    if head.endswith("men"):
        return head[:-2] + "an"
    return head[:-3] + "y" if head.endswith("ies") and len(head) > 4 else head.removesuffix("s")


def same_thing(first: Figure, second: Figure) -> bool:
    """Whether two figures count the same sort of thing, by its name or one like it."""
    if first.unit != second.unit:
        return False
    a, b = noun_of(first), noun_of(second)
    if a is None or b is None:
        return False
    return _SAME_AS.get(a, a) == _SAME_AS.get(b, b)


def is_exact_count(figure: Figure) -> bool:
    """A whole number of things, neither about, nor a bound, nor a change."""
    return (
        figure.unit is None
        and figure.comparator == "="
        and figure.trend is None
        and figure.low is not None
        and figure.low == figure.high
        and figure.low >= 1
        and float(figure.low).is_integer()
        and figure.rule in {"number", "total"}
    )


def verdict_of(*, fits: bool) -> Verdict:
    """The verdict of a comparison that was possible."""
    return "adds_up" if fits else "does_not_add_up"


def amount(value: float | None) -> str:
    """As a reader writes it: "1,007", "2.5"."""
    if value is None:
        return "?"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.6g}"


def shown(figure: Figure) -> str:
    """The figure with its bound and unit: "> 18,000", "15 to 22", "> 50 %", "USD 1,200,000"."""
    scale, sign = (100, " %") if figure.rule in SHARE_RULES and figure.unit is None else (1, "")
    low, high = (None if end is None else amount(scale * end) for end in (figure.low, figure.high))
    if figure.comparator in {">", ">="} or (low != high and figure.rule == "most"):
        number = f"{figure.comparator} {low}"
    elif figure.comparator in {"<", "<="}:
        number = f"{figure.comparator} {high}"
    elif low != high:
        number = f"{low} to {high}"
    else:
        number = f"about {low}" if figure.comparator == "~" else f"{low}"
    return _with_unit(number + sign, figure)


def _with_unit(number: str, figure: Figure) -> str:
    unit = figure.unit
    if unit is None:
        return number
    if unit == "percent":
        return f"{number} %"
    first, _, turn = unit.partition("-per-")
    if first.isupper():
        return f"{number} {first}" + (f" per {turn.replace('-', ' ')}" if turn else "")
    name = unit.removesuffix("-person").replace("-", " ")
    return f"{number} {name}" if figure.low == 1 else f"{number} {name}s"
