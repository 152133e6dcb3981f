"""Finds out whom a source phrase means: surnames, pronouns, "die Ministerin", "das Ministerium"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.tongues.names import Named, is_body, is_role, take_apart
from onrecord.extraction.tongues.tongue import Speech
from onrecord.extraction.types import Resolution

FAR = 4  # paragraphs a pronoun may look back
BACK = 60  # people and bodies it may look back
_PAIR = re.compile(
    r"(?<![\w.-])(?=([^\W\d_a-zà-ÿ][\w’'-]+) ((?:v[ao]n (?:de[rn] )?)?[^\W\d_a-zà-ÿ][\w’'-]+))"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and how we know."""

    name: str | None
    role: str | None
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in the prose, who may be meant by "sie" or "der Minister" afterwards."""

    at: int
    paragraph: int
    named: Named


@dataclass(slots=True)
class People:
    """The speakers met so far, the latest last, each with the paragraph it was met in."""

    text: str
    speech: Speech
    mentions: list[Mention]
    met: list[tuple[Named, int]] = field(default_factory=list)
    full_names: dict[str, str] | None = None

    def speaker(self, draft: Draft) -> Speaker:
        """Resolve the source of one statement; statements come in reading order."""
        if draft.source is None:
            return Speaker(None, None, "none")
        start, end = draft.source
        self._read_up_to(min(start, draft.content[0][0] if draft.content else start))
        named = take_apart(self.text[start:end], self.speech)
        plural = named.sort == "pronoun" and draft.plural
        found, resolution = self._resolve(named, draft.paragraph, plural=plural)
        if found is None or found.name is None:
            return Speaker(None, named.role, "pronoun")
        self.met.append((found, draft.paragraph))
        if draft.how == "participle":
            resolution = "participle"
        return Speaker(found.name, named.role or found.role, resolution)

    def _read_up_to(self, at: int) -> None:
        """Take in who was named in the prose before."""
        while self.mentions and self.mentions[0].at < at:
            mention = self.mentions.pop(0)
            known, _ = self._resolve(mention.named, mention.paragraph, plural=False)
            if known:
                self.met.append((known, mention.paragraph))

    def _recent(self) -> list[tuple[Named, int]]:
        return self.met[: -BACK - 1 : -1]

    def _resolve(
        self, named: Named, paragraph: int, *, plural: bool
    ) -> tuple[Named | None, Resolution]:
        if named.sort == "pronoun":
            return self._pronoun(named, paragraph, plural=plural), "pronoun"
        if named.sort == "described":
            known = self._described(named)
            return known or Named(named.role, None, "person", named.gender), (
                "pronoun" if known else "explicit"
            )
        if named.sort == "body":
            return self._body(named), "explicit"
        return self._person(named)

    def _person(self, named: Named) -> tuple[Named, Resolution]:
        name = named.name or ""
        for known, _ in self._recent():
            if known.sort == "person" and known.name and _same(known.name, name):
                full = known.name if len(known.name) >= len(name) else name
                merged = Named(
                    full, named.role or known.role, "person", named.gender or known.gender
                )
                return merged, "explicit" if full == name else "surname"
        full = self._anywhere(name) if " " not in name else name
        role = named.role
        return Named(full, role, "person", named.gender), (
            "explicit" if full == name else "surname"
        )

    def _anywhere(self, surname: str) -> str:
        """The first full name in the text that ends in the surname."""
        if self.full_names is None:
            self.full_names = {}
            for match in _PAIR.finditer(self.text):
                first, last = match.groups()
                if self._is_first_name(first):
                    self.full_names.setdefault(last, f"{first} {last}")
        return self.full_names.get(surname, surname)

    def _is_first_name(self, word: str) -> bool:
        low, speech = word.lower(), self.speech
        small = (
            speech.determiners,
            speech.prepositions,
            speech.male,
            speech.female,
            speech.time_words,
            speech.adverbs,
            speech.conjunctions,
            speech.says,
        )
        if any(low in listed for listed in small):
            return False
        return not is_role(word, speech) and not is_body(word, speech)

    def _pronoun(self, named: Named, paragraph: int, *, plural: bool) -> Named | None:
        low = (named.name or "").lower()
        for known, where in self._recent():
            if paragraph - where > FAR:
                break
            if plural and low in self.speech.they:
                if known.sort == "body":
                    return known
            elif known.sort == "person" and known.gender != (
                "she" if low in self.speech.he else "he"
            ):
                gender = known.gender or ("he" if low in self.speech.he else "she")
                return Named(known.name, known.role, "person", gender)
        return None

    def _described(self, named: Named) -> Named | None:
        """Who holds the role: "die Ministerin" is the "Umweltministerin Kern" of before."""
        head = next((t for t in (named.role or "").split() if is_role(t, self.speech)), "").lower()
        for known, _ in self._recent():
            told = [part.strip(",").lower() for part in (known.role or "").split()]
            if known.sort == "person" and any(
                part.endswith(head) or head.endswith(part)
                for part in told
                if is_role(part, self.speech)
            ):
                return known
        return None

    def _body(self, named: Named) -> Named:
        """The fullest name given before: "das Ministerium" is the "Umweltministerium"."""
        parts = (named.name or "").lower().split()
        if len(parts) != 1:
            return named
        for known, _ in self._recent():
            told = (known.name or "").lower().split()
            if known.sort == "body" and told and told[0].endswith(parts[0]):
                return known
        return named


def _same(known: str, name: str) -> bool:
    """Whether one of two names is the end of the other; "Webers" is Weber's."""
    long, short = sorted((known, name), key=len, reverse=True)
    return (
        long == short
        or long.endswith(f" {short}")
        or (" " not in short and long.split(" ")[-1] in (short, short.removesuffix("s")))
    )
