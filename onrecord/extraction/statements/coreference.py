"""Finds out who a source phrase means: surnames, pronouns, "the senator", "the ministry"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.phrases import Phrase, parse
from onrecord.extraction.types import Resolution

NAME = re.compile(
    r"[^\W\d_a-z][\w'’-]+(?:[ \u00a0](?:[^\W\d_a-z]\.[ \u00a0])?[^\W\d_a-z][\w'’-]+){1,2}"
)
FAR = 3  # paragraphs a pronoun may look back


@dataclass(frozen=True, slots=True)
class Speaker:
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
    names: dict[str, str] | None = None
    genders: dict[str, str] = field(default_factory=dict)

    def speaker(self, draft: Draft) -> Speaker:
        """Resolve the source of one statement; statements come in reading order."""
        if draft.source is None:
            return Speaker(None, None, "none")
        start, end = draft.antecedent or draft.source
        phrase = parse(self.text[start:end], self.lexicon)
        name, resolution = self._resolve(phrase, draft.paragraph)
        if name is None:
            return Speaker(None, None, "pronoun")
        sort = phrase.sort
        if sort == "pronoun" or draft.how == "participle":
            before = next((k.phrase for k in reversed(self.known) if k.name == name), phrase)
            self.known.append(_Known(name, before, draft.paragraph))
        else:
            self.known.append(_Known(name, phrase, draft.paragraph))
        if phrase.gender:
            self.genders[name] = phrase.gender
        return Speaker(name, phrase.role, "participle" if draft.how == "participle" else resolution)

    def _resolve(self, phrase: Phrase, paragraph: int) -> tuple[str | None, Resolution]:
        if phrase.sort == "pronoun":
            return self._pronoun(phrase.name.lower().replace("’", "'"), paragraph), "pronoun"
        if phrase.sort == "person":
            full = self._full_name(phrase.name)
            return full, "surname" if full != phrase.name else "explicit"
        if phrase.sort == "organisation":
            return self._organisation(phrase.name), "explicit"
        if phrase.definite and (person := self._described(phrase)):
            return person, "pronoun"
        return phrase.name, "explicit"

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
        for known in reversed(self.known):
            if paragraph - known.paragraph > FAR and gender is None:
                break
            other = gender and self.genders.get(known.name, gender) != gender
            if known.phrase.sort == sort and not other:
                return known.name
        return None

    def _last_named(self, paragraph: int) -> str | None:
        """With no speaker so far: the person named before, if there is only one."""
        full = set(self._all_names().values())
        return full.pop() if len(full) == 1 and paragraph <= FAR else None

    def _full_name(self, name: str) -> str:
        parts = name.split()
        for known in reversed(self.known):
            whole = known.name.split()
            if (
                known.phrase.sort == "person"
                and len(whole) > len(parts)
                and (whole[-len(parts) :] == parts or (len(parts) == 1 and whole[0] == name))
            ):
                return known.name
        if len(parts) == 1:
            return self._all_names().get(name, name)
        return name

    def _all_names(self) -> dict[str, str]:
        """Surname -> the first full name in the text that ends in it."""
        if self.names is None:
            self.names = {}
            for match in NAME.finditer(self.text):
                parts = match[0].replace("\u00a0", " ").replace("’", "'").split(" ")
                while parts and self._is_title(parts[0]):
                    parts = parts[1:]
                last = parts[-1].removesuffix("'s") if parts else ""
                if len(parts) >= 2 and not self._is_body(parts):
                    self.names.setdefault(last, " ".join([*parts[:-1], last]))
        return self.names

    def _is_title(self, word: str) -> bool:
        folded = word.lower()
        lexicon = self.lexicon
        return (
            folded in lexicon.ranks
            or folded in lexicon.role_nouns
            or folded in lexicon.articles
            or folded in lexicon.prepositions
            or folded in lexicon.connectives
            or folded in lexicon.subordinators
        )

    def _is_body(self, parts: list[str]) -> bool:
        return any(
            part.lower() in self.lexicon.organisation_words
            or part.lower() in self.lexicon.time_words
            for part in parts
        )

    def _organisation(self, name: str) -> str:
        """The fullest name this body was given before: "General Staff" of some country's."""
        parts = name.lower().split()
        for known in self.known:
            whole = known.name.lower().split()
            if known.phrase.sort == "organisation" and whole[-len(parts) :] == parts:
                return known.name
        return name

    def _described(self, phrase: Phrase) -> str | None:
        """The person whose role holds the head of "the senator"."""
        words = phrase.name.lower().split()
        if len(words) > 2:
            return None
        for known in reversed(self.known):
            role = (known.phrase.role or "").lower().replace(".", "").split()
            titles = {self.lexicon.short_titles.get(word, word) for word in role}
            if known.phrase.sort == "person" and words[-1] in titles:
                return known.name
        return None
