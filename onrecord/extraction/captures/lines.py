"""The lines of a captured page with what their look tells: place, shape and punctuation."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

BULLET = re.compile(r"^(?:[•·●▪◦‣–—*»→↳›]|-(?=\s))\s*")
FINAL = re.compile(r"[.!?…。؟।][\"'”’»)\]]*$|[.!?…][\"”»]?\s?\[\d+\]$|[\"”»]$")
# A label on a line of its own belongs to the line below it.
LABEL_ALONE = re.compile(
    r"(?:(?:(?:first )?published|posted|updated|last updated|veröffentlicht|aktualisiert|publié)"
    r"(?: (?:on|at|am|le))?|(?:image|media|video|photo) (?:caption|source|credit)|topics?)\s*[,:]?",
    re.IGNORECASE,
)
# How a line must end to read like a paragraph: as sentences do, or with a colon.
ENDS = tuple(".!?…。؟।\"'”’»)]:")
SOFT_END = re.compile(r"[.!?:;…。؟][\"'”’»)\]]*$|[\"”»]$")
WORD = re.compile(r"\w[\w'’.-]*")
SMALL_WORDS = frozenset(
    """a an the and or but nor of in on at to for from by with as is are was were be been has have
    had it its he she they his her their this that than not no will would after over into up out
    who which about der die das und im am ein eine ist le la les et de du des en un une el los y
    que в и на с не""".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the page shows it, white space tidied."""

    text: str
    after_blank: bool = False

    @property
    def words(self) -> list[str]:
        return WORD.findall(self.text)

    @property
    def is_final(self) -> bool:
        """Whether it ends as sentences do."""
        return bool(FINAL.search(self.text))

    @property
    def bare(self) -> str:
        """Without a bullet before it."""
        bullet = BULLET.match(self.text)
        return (self.text[bullet.end() :] if bullet else "") or self.text

    @property
    def is_listed(self) -> bool:
        """Whether it is an item of a list."""
        return bool(re.match(r"[•·●▪◦‣*-]\s", self.text)) and not self.is_final

    @property
    def titled(self) -> float:
        """The share of its longer words that begin with a capital."""
        return _titled([w for w in self.words if w.lower() not in SMALL_WORDS])

    @property
    def prose(self) -> float:
        """How much it reads like a paragraph of a report: above 1 it does, below 0 it does not."""
        return _prose(self)

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph of a report."""
        return self.text.endswith(ENDS) and self.prose > 1


@lru_cache(maxsize=4096)
def _prose(line: Line) -> float:
    length, words = len(line.text), line.words
    if len(words) < 4:
        return -0.5 if line.is_final else -1.5
    longer = [w for w in words if w.lower() not in SMALL_WORDS]
    titled, small = _titled(longer), len(words) - len(longer)
    is_question = line.text.endswith(("?", "!")) and titled > 0.7 and words[0].istitle()
    score = 2.0 if line.is_final and not is_question else -1.5
    score += 2.0 if line.text.endswith(":") and not titled > 0.7 else 0.0
    score += 2.0 if length >= 120 else 1.0 if length >= 60 else 0.0 if length >= 30 else -1.0
    score += 0.5 if small >= 2 else 0.0
    return score - (1.0 if titled > 0.7 and len(words) > 5 and small < 2 else 0.0)


def _titled(longer: Sequence[str]) -> float:
    firsts = [first for word in longer if not (first := word[0]).isdigit()]
    return sum(not first.islower() for first in firsts) / len(firsts) if firsts else 0.0


def lines_of(source: str) -> list[Line]:
    """The lines that hold something. Hard-wrapped paragraphs are put back together."""
    raw = [" ".join(line.split()) for line in source.splitlines()]
    width = _wrap_width(raw)
    found: list[Line] = []
    blank = True
    for number, text in enumerate(raw):
        if not text:
            blank = True
            continue
        if (found and LABEL_ALONE.fullmatch(found[-1].text)) or (
            found and not blank and width and _goes_on(raw[number - 1], text, width=width)
        ):
            found[-1] = Line(text=f"{found[-1].text} {text}", after_blank=found[-1].after_blank)
        else:
            found.append(Line(text=text, after_blank=blank))
        blank = False
    return found


def _wrap_width(lines: Sequence[str]) -> int:
    """The column at which a program broke the lines, or 0 where lines are as long as they like."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < 8 or lengths[-1] > 110 or lengths[-1] < 50:
        return 0
    longest = statistics.quantiles(lengths, n=20)[-1]
    near = sum(length > longest * 0.8 for length in lengths)
    return int(longest) if near >= len(lengths) * 0.3 else 0


def _goes_on(above: str, below: str, *, width: int) -> bool:
    """Whether a paragraph goes on: the word below would not have fitted on the line above."""
    first = below.split(" ", 1)[0]
    if BULLET.match(below) or len(above) + 1 + len(first) <= width * 0.93:
        return False
    return not SOFT_END.search(above) or len(above) > width * 0.8


def name_like(text: str) -> bool:
    """Whether a line could be somebody's name or handle."""
    words = text.split()
    if not 1 <= len(words) <= 4 or len(text) > 40 or not re.fullmatch(r"[\w .,'’@_|()-]+", text):
        return False
    if text[-1] in ".,-" and len(words[-1]) > 2 and not text.endswith(("Jr.", "Sr.")):
        return False
    if any(w.strip("(),.").lower() in SMALL_WORDS - {"de", "la", "der", "von"} for w in words):
        return False
    capitals = sum(not w[0].islower() for w in words)
    return capitals == len(words) or len(words) == 1 or (capitals >= 1 and len(words) <= 3)
