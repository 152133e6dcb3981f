"""Reads the words of a sentence up to a number, once for all the numbers of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from onrecord.extraction.figures.kinds import kind_of, kinds_of, settle, settled, settled_line

_REACH = 260  # characters before the number that are read
_TOKEN = re.compile(r"[^\W_][\w'&./-]*|[,;:()\"!?\u2014]| - |--")
_ASIDE = re.compile(r"\([^()]*\)|,(?:o|d?n{1,4})v,")
_SAYING = frozenset({"said", "says", "added", "adds", "told", "reported", "announced", "claimed"})
_LONGEST = 7  # words of a subject that are worth showing


class Lead(NamedTuple):
    """The words of a sentence up to a number: where they begin and end, and the kind of each."""

    plain: str
    text: str
    begins: list[int]
    ends: list[int]
    kinds: str

    def word(self, index: int) -> str:
        """A word in lower case, without the stop behind it."""
        return self.plain[self.begins[index] : self.ends[index]].rstrip(".'")

    def phrase(self, first: int, last: int) -> str | None:
        """The words from first to before last, as printed, without article and loose numbers."""
        while first < last and self.kinds[first] in "d#k":
            first += 1
        if first >= last:
            return None
        last = min(last, first + _LONGEST)
        while last > first + 1 and self.kinds[last - 1] in "dPkc#":
            last -= 1
        return self.text[self.begins[first] : self.ends[last - 1]].rstrip(".,'/-&")


# What owns the counted and what is measured ask for the same words.
@lru_cache(maxsize=8)
def lead_of(plain: str, text: str, *, begin: int, start: int) -> Lead:
    """What is said in the sentence from ``begin`` before the number at ``start``."""
    window = max(begin, start - _REACH)
    while window > begin and plain[window - 1].isalnum() and window < start:
        window += 1
    sentence = _sentence(plain, begin)
    sentence.read_to(start)
    begins, ends, kinds = sentence.between(window, start) or _read_anew(plain, window, start)
    # What stands in brackets is said by the way, and so is ", he said,".
    for aside in reversed(list(_ASIDE.finditer(kinds))) if "," in kinds or "(" in kinds else ():
        first, last = aside.span()
        verb = plain[begins[last - 2] : ends[last - 2]].rstrip(".'")
        if kinds[first] == "," and verb not in _SAYING:
            continue
        kinds = kinds[:first] + kinds[last:]
        del begins[first:last], ends[first:last]
    return Lead(plain, text, begins, ends, kinds)


_Read = tuple[list[int], list[int], str]  # where words begin and end, and their kinds


def _read_anew(plain: str, window: int, start: int) -> _Read:
    found = list(_TOKEN.finditer(plain, window, start))
    kinds = kinds_of([match[0].rstrip(".'") for match in found])
    return [match.start() for match in found], [match.end() for match in found], kinds


@dataclass(slots=True)
class _Sentence:
    """The words of a sentence as far as they have been read.

    ``kinds`` are those of the words on their own, ``settled`` those beside their neighbours: one
    less, as the word behind the last is not known.
    """

    plain: str
    begin: int
    upto: int
    begins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)

    def read_to(self, start: int) -> None:
        """Goes on up to a number, from the last word on, as that may have been cut short."""
        if start <= self.upto:
            return
        at = self.ends[-1] if self.ends else self.begin
        if self.ends and at == self.upto:
            at = self.begins.pop()
            del self.ends[-1], self.words[-1], self.kinds[-1], self.settled[len(self.kinds) :]
        for match in _TOKEN.finditer(self.plain, at, start):
            self.begins.append(match.start())
            self.ends.append(match.end())
            self.words.append(match[0].rstrip(".'"))
        self.upto = start
        self.kinds += map(kind_of, self.words[len(self.kinds) :])
        del self.settled[max(0, len(self.settled) - 1) :]
        settle(self.words, self.kinds, self.settled)

    def between(self, window: int, start: int) -> _Read | None:
        """The words between two places; nothing where they read otherwise on their own."""
        first, last = bisect_left(self.begins, window), bisect_left(self.begins, start)
        if (first and self.ends[first - 1] > window) or (last and self.ends[last - 1] > start):
            return None
        if first == last:
            return [], [], ""
        if first and last - first > 1:
            kind = settled(self.words[first], self.kinds[first], "^", self.kinds[first + 1])
            if kind != self.settled[first]:
                return None
        kinds = self.settled[first : last - 1]
        kinds.append(
            settled(self.words[last - 1], self.kinds[last - 1], kinds[-1] if kinds else "^", "^")
        )
        return self.begins[first:last], self.ends[first:last], settled_line("".join(kinds))


@lru_cache(maxsize=4)
def _sentence(plain: str, begin: int) -> _Sentence:
    return _Sentence(plain, begin, begin)
