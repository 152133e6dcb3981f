"""Finds out who a source phrase means: surnames, pronouns, "the senator", "the ministry"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.given_names import gender_of
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.phrases import Phrase, parse
from onrecord.extraction.types import Resolution

# The look-behinds take in the capital itself: the search begins with a set that is told quickly.
NAME = re.compile(
    r"[A-Z\x80-\U0010ffff](?<=[^\W\d_a-z])(?<![\w'’-].)[\w'’-]++"
    r"(?:[ \u00a0](?:[^\W\d_a-z]\.[ \u00a0])?[^\W\d_a-z][\w'’-]++){1,2}"
)
FAR = 3  # paragraphs a pronoun may look back
BACK = 50  # speakers it may look back


class Speaker(NamedTuple):
    """Who speaks, and how we know."""

    name: str | None
    role: str | None
    resolution: Resolution


@dataclass(slots=True)
class _Known:
    name: str
    phrase: Phrase
    paragraph: int


@dataclass(slots=True)
class Cast:
    """The speakers met so far, the latest last."""

    text: str
    lexicon: Lexicon
    known: list[_Known] = field(default_factory=list)
    phrases: dict[str, Phrase] = field(default_factory=dict)  # by full name
    persons: dict[str, str] = field(default_factory=dict)  # full names by any part of them
    bodies: dict[str, list[str]] = field(default_factory=dict)  # names by their last word
    genders: dict[str, str] = field(default_factory=dict)
    named: dict[str, str] | None = None  # surname -> full name, anywhere in the text

    def speaker(self, draft: Draft) -> Speaker:
        """Resolve the source of one statement; statements come in reading order."""
        if draft.source is None:
            return Speaker(None, None, "none")
        start, end = draft.antecedent or draft.source
        printed = self.text[start:end]
        phrase = parse(printed, self.lexicon)
        name, resolution = self._resolve(phrase, draft.paragraph)
        if name is None:
            return Speaker(None, None, "pronoun")
        self._remember(name, phrase, draft.paragraph)
        return Speaker(name, phrase.role, "participle" if draft.how == "participle" else resolution)

    def _remember(self, name: str, phrase: Phrase, paragraph: int) -> None:
        told = self.phrases.get(name)
        if phrase.sort == "pronoun":
            phrase = told or phrase
        elif told is None or (phrase.role and not told.role):
            self.phrases[name] = phrase
        self.known.append(_Known(name, phrase, paragraph))
        if name not in self.genders:
            gender = phrase.gender or (gender_of(name) if phrase.sort == "person" else None)
            if gender:
                self.genders[name] = gender
        parts = name.split()
        if phrase.sort == "person" and len(parts) > 1:
            self.persons |= {parts[0]: name, parts[-1]: name, " ".join(parts[1:]): name}
        if phrase.sort == "organisation" and parts:
            listed = self.bodies.setdefault(parts[-1].lower(), [])
            if name not in listed:
                listed.append(name)

    def _resolve(self, phrase: Phrase, paragraph: int) -> tuple[str | None, Resolution]:
        if phrase.sort == "pronoun":
            return self._pronoun(phrase.name.lower().replace("’", "'"), paragraph), "pronoun"
        if phrase.sort == "person":
            full = self.persons.get(phrase.name) or self._anywhere(phrase.name)
            return full, "surname" if full != phrase.name else "explicit"
        if phrase.definite and phrase.name.lower() in self.lexicon.any_body:
            return self._last_body() or phrase.name, "pronoun"
        if phrase.sort == "organisation":
            return self._body(phrase.name), "explicit"
        if phrase.definite and (person := self._described(phrase)):
            return person, "pronoun"
        return phrase.name or None, "explicit"

    def _pronoun(self, word: str, paragraph: int) -> str | None:
        lexicon = self.lexicon
        if word in lexicon.he or word in lexicon.she or word in ("his", "her", "who"):
            gender = "she" if word in lexicon.she or word == "her" else "he"
            name = self._last(paragraph, "person", gender=None if word == "who" else gender)
            if name is not None and word != "who":
                self.genders.setdefault(name, gender)
            return name or self._last_named(paragraph)
        if word in lexicon.they or word == "their":
            return self._last(paragraph, "unnamed") or self._last(paragraph, "organisation")
        if word in lexicon.it or word == "its":
            return self._last(paragraph, "organisation")
        return None

    def _last(self, paragraph: int, sort: str, *, gender: str | None = None) -> str | None:
        unsure: _Known | None = None  # the last person whose gender nothing tells
        for known in reversed(self.known[-BACK:]):
            if paragraph - known.paragraph > FAR and gender is None:
                break
            told = self.genders.get(known.name)
            if known.phrase.sort != sort or (gender and told not in (None, gender)):
                continue
            if gender is None or told or paragraph - known.paragraph <= 1:
                return known.name
            unsure = unsure or known
        return unsure.name if unsure else None

    def _last_named(self, paragraph: int) -> str | None:
        """With no speaker so far: the person named in the text, if there is only one."""
        full = set(self._all_names().values())
        return full.pop() if len(full) == 1 and paragraph <= FAR else None

    def _anywhere(self, name: str) -> str:
        return self._all_names().get(name, name) if " " not in name else name

    def _all_names(self) -> dict[str, str]:
        """Surname -> the first full name in the text that ends in it."""
        if self.named is None:
            self.named = {}
            for match in NAME.finditer(self.text):
                parts = match[0].replace("\u00a0", " ").replace("’", "'").split(" ")
                last = parts[-1].removesuffix("'s")
                if last not in self.named and (name := self._person(parts)):
                    self.named[last] = " ".join([*name[:-1], last])
        return self.named

    def _person(self, parts: list[str]) -> list[str]:
        """The words of a full name without titles; empty if it is no person's."""
        folded = [part.lower() for part in parts]
        titles = self.lexicon.titles
        first = next((i for i, word in enumerate(folded) if word not in titles), len(parts))
        is_full = len(parts) - first >= 2 and self.lexicon.bodies.isdisjoint(folded[first:])
        return parts[first:] if is_full else []

    def _body(self, name: str) -> str:
        """The fullest name this body was given before: "General Staff" of some country's."""
        parts = name.lower().split()
        for known in self.bodies.get(parts[-1], [])[:BACK] if parts else []:
            if known.lower().split()[-len(parts) :] == parts:
                return known
        return name

    def _last_body(self) -> str | None:
        """Whom "the company" means: the last body, or a bare name that may be one."""
        for known in reversed(self.known[-BACK:]):
            told = self.phrases.get(known.name, known.phrase)
            bare = told.sort == "person" and not told.role and known.name not in self.genders
            if told.sort == "organisation" or bare:
                return known.name
        return None

    def _described(self, phrase: Phrase) -> str | None:
        """The person whose role holds the head of "the senator"."""
        words = phrase.name.lower().split()
        if not 0 < len(words) <= 2:
            return None
        for known in reversed(self.known[-BACK:]):
            told = self.phrases.get(known.name, known.phrase)
            role = (told.role or "").lower().replace(".", "").split()
            titles = {self.lexicon.short_titles.get(word, word) for word in role}
            wanted = {words[-1], *self.lexicon.alike.get(words[-1], ())}
            if told.sort == "person" and not wanted.isdisjoint(titles):
                return known.name
        return None
