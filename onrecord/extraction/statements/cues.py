"""Finds the words that mark statements, and tells verbs from nouns that look like them."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extraction.statements.infinitives import chain_start
from onrecord.extraction.statements.lexicon import Cue, Lexicon
from onrecord.extraction.statements.participles import is_participle
from onrecord.extraction.statements.possessors import possessor
from onrecord.extraction.statements.reading import Sentence
from onrecord.extraction.statements.tenses import base_is_verb, past_is_verb, third_is_verb

JUDGES = {"base": base_is_verb, "third": third_is_verb}
QUANTIFIERS = frozenset("this that some many most few several all both each others one".split())


class Mark(NamedTuple):
    """A cue at words ``first`` to ``last`` (half-open): particles belong to it."""

    first: int
    last: int
    cue: Cue | None  # None for "according to"

    @property
    def participle(self) -> bool:
        """Whether this is a form such as "adding", which borrows its subject."""
        return self.cue is not None and self.cue.form == "ing"


def marks(sentence: Sentence, lexicon: Lexicon, *, places: list[int]) -> list[Mark]:
    """All cues of a sentence, in order; they stand at some of ``places``."""
    found: list[Mark] = []
    words = sentence.words
    for i in places:
        word = words[i]
        if word == lexicon.according[0] and words[i + 1 : i + 2] == [lexicon.according[1]]:
            found.append(Mark(i, i + 2, None))
            continue
        cue = lexicon.cues.get(word)
        mark = _verb(sentence, i, cue, lexicon) if cue is not None else None
        if mark is None and i and (noun := lexicon.nouns.get(word)):
            mark = Mark(i, i + 1, noun) if _is_claim(sentence, i, noun, lexicon) else None
        if mark is None:
            continue
        if found and mark.first < found[-1].last:
            found.pop()  # "declined to say" holds "declined to"
        found.append(mark)
    return found


def _verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> Mark | None:
    first = chain_start(sentence, i, cue, lexicon) if cue.form == "base" else None
    if first is None and not _is_verb(sentence, i, cue, lexicon):
        return None
    particle = cue.after and not cue.after.isdisjoint(sentence.words[i + 1 : i + 2])
    return Mark(i if first is None else first, i + 2 if particle else i + 1, cue)


def _is_claim(sentence: Sentence, i: int, noun: Cue, lexicon: Lexicon) -> bool:
    """Whether a noun opens what somebody claims: "the claim that it", "his call for help"."""
    following = sentence.words[i + 1 : i + 2]
    if following == ["that"]:
        return not _relates(sentence.words, i + 2, lexicon)
    held = not noun.after.isdisjoint(following)
    return held and possessor(sentence, i, lexicon) is not None


def _relates(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Whether "that" only opens a relative clause: "remarks that were echoed"."""
    return i >= len(words) or words[i] in lexicon.finite or words[i].endswith("ed")


def _is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    previous = sentence.words[i - 1] if i else ""
    if cue.bound and cue.after.isdisjoint(sentence.words[i + 1 : i + 2]):
        return False
    if sentence.capital(i) and i and not _headline_case(sentence):
        return False
    if cue.form == "ing":
        return is_participle(sentence, i, cue, lexicon)
    if previous in lexicon.bound or previous.endswith("'s"):
        quantified = previous in QUANTIFIERS and not (cue.form == "base" and cue.doubtful)
        other = previous == "another" and cue.lemma in ("say", "tell", "add")
        return quantified or other or _has(sentence, i, cue, lexicon)
    if previous in lexicon.prepositions and previous != "like" and cue.sort != "say":
        return False
    return JUDGES.get(cue.form, past_is_verb)(sentence, i, cue, lexicon)


def _has(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether the word before is a pronoun with "has": "he's said that"."""
    bare, _, rest = sentence.words[i - 1].partition("'")
    spoken = rest == "s" and (bare in lexicon.pronouns or bare in lexicon.relative)
    by = sentence.words[i + 1 : i + 2] == ["by"]
    return spoken and cue.form == "past" and cue.sort == "say" and not by


def _headline_case(sentence: Sentence) -> bool:
    """Whether most words begin with a capital letter, as in a headline."""
    letters = [i for i, word in enumerate(sentence.words) if len(word) > 3 and word[0].isalpha()]
    return 2 * sum(sentence.capital(i) for i in letters) > len(letters) + 1
