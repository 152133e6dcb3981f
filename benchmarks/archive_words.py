"""Made-up news for the archive: prose that knows where its statements and figures stand."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from itertools import accumulate

SYLLABLES = "ba den fi gor hal ina jor kel lum mar nov ost per qua rin sol tam ule vor wes yan zet"
PLAIN = (
    "the a of and to in for on with by from at as it was were has had its this that which who "
    "not but after before between under over new old last next"
).split()
WORKS = "bridge school harbour market station library hospital mill ferry quarry".split()
DEEDS = "opened closed moved flooded reopened repaired".split()
WORDS, SENTENCES = 12_000, 6_000


@dataclass
class Story:
    """One version's words. A span is ``(start, end)`` in ``text``; see ``archive_rows``."""

    headline: str
    summary: str
    paragraphs: list[str] = field(default_factory=list)
    text: str = ""
    statements: list[dict] = field(default_factory=list)
    figures: list[dict] = field(default_factory=list)
    times: list[dict] = field(default_factory=list)

    def add(self, words: str) -> int:
        """A paragraph, as a version's text holds it; gives where it begins."""
        start = len(self.text) + 2 if self.text else 0
        self.text = f"{self.text}\n\n{words}" if self.text else words
        self.paragraphs.append(words)
        return start


class Writer:
    """Writes stories, the same ones for the same seed; words are as unevenly common as in life."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        parts = SYLLABLES.split()
        made = [
            "".join(self.chance.choices(parts, k=self.chance.choice((2, 3)))) for _ in range(WORDS)
        ]
        self.words = PLAIN + list(dict.fromkeys(made))
        weights = list(accumulate(1 / (place + 5) for place in range(len(self.words))))
        self.sentences = [
            " ".join(
                self.chance.choices(self.words, cum_weights=weights, k=self.chance.randint(8, 20))
            ).capitalize()
            + "."
            for _ in range(SENTENCES)
        ]
        self.towns = [word.capitalize() for word in self.words[100:400]]

    def name(self, number: int) -> str:
        """The name of a speaker, one for each number."""
        first, last = self.words[200 + number % 500], self.words[700 + number % 4_000]
        return f"{first.capitalize()} {last.capitalize()}{'' if number < 4_000 else f' {number}'}"

    def remark(self) -> str:
        """What a reader writes: a sentence or three."""
        return " ".join(self.chance.choices(self.sentences, k=self.chance.randint(1, 3)))

    def story(self, number: int, speakers: list[str], at: dt.datetime) -> Story:
        """A report of seven paragraphs by these speakers: a statement each, and two figures."""
        chance = self.chance
        town, work = chance.choice(self.towns), chance.choice(WORKS)
        told = Story(
            headline=f"{town} {work} {chance.choice(DEEDS)}: {chance.choice(self.words)} {number}",
            summary=chance.choice(self.sentences),
        )
        self._count(told, work, town)
        told.add(" ".join(chance.choices(self.sentences, k=4)))
        self._date(told, at)
        for place, speaker in enumerate(speakers):
            if place % 2:
                self._report(told, speaker, work, town)
            else:
                self._quote(told, speaker)
            told.add(" ".join(chance.choices(self.sentences, k=3)))
        return told

    def _count(self, told: Story, work: str, town: str) -> None:
        number = self.chance.randint(20, 90_000)
        start = told.add(f"{number:,} families in {town} used the {work} last year.")
        told.figures.append(_figure(start, number, town))

    def _date(self, told: Story, at: dt.datetime) -> None:
        day = at.strftime("%-d %B %Y")
        start = told.add(f"On {day} {self.chance.choice(self.sentences).lower()}")
        span = (start + 3, start + 3 + len(day))
        told.times.append({"span": span, "type": "DATE", "value": at.date().isoformat()})

    def _quote(self, told: Story, speaker: str) -> None:
        words = self.chance.choice(self.sentences)[:-1]
        start = told.add(f"“{words},” {speaker} said.")
        after = start + len(words) + 4
        told.statements.append(
            {
                "span": (start + 1, start + 1 + len(words)),
                "source": (after, after + len(speaker)),
                "cue": (after + len(speaker) + 1, after + len(speaker) + 5),
                "kind": "direct",
            }
        )

    def _report(self, told: Story, speaker: str, work: str, town: str) -> None:
        number = self.chance.randint(2, 900)
        claim = f"{number} families had left the {work} in {town}"
        start = told.add(f"{speaker} said that {claim}.")
        begin = start + len(speaker) + 11
        told.statements.append(
            {
                "span": (begin, begin + len(claim)),
                "source": (start, start + len(speaker)),
                "cue": (start + len(speaker) + 1, start + len(speaker) + 5),
                "kind": "indirect",
            }
        )
        told.figures.append(_figure(begin, number, town) | {"statement": len(told.statements) - 1})


def _figure(start: int, number: int, town: str) -> dict:
    return {
        "span": (start, start + len(f"{number:,}")),
        "low": float(number),
        "high": float(number),
        "counted": "families",
        "where": town,
        "question": "family",
    }
