"""Finds the source behind its cue: "said the mayor", "according to the mayor"."""

from __future__ import annotations

from onrecord.extraction.statements.appositions import appositive_opens
from onrecord.extraction.statements.clauses import BREAKS, closing_bracket
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence
from onrecord.extraction.statements.subjects import Subject


def behind(sentence: Sentence, cue: int, lexicon: Lexicon) -> Subject:
    """The subject that follows its verb: ``"…," said the mayor, a lawyer, on Monday``."""
    words, end = sentence.words, len(sentence.words)
    first = at = cue + 1
    named = at < end and sentence.capital(at)
    in_head = True
    while at < end:
        word = words[at]
        if word == "(":
            at = closing_bracket(words, at, end)
        elif word == ",":
            if _ends_at_comma(sentence, at, lexicon):
                break
            in_head = False
        elif _stops(words, at) or _ends_source(
            sentence, at, lexicon, named=named and in_head, first=first
        ):
            break
        at += 1
    return Subject(first, at, cue, "subject" if at > first else "none")


def after_according(sentence: Sentence, first: int, lexicon: Lexicon) -> int:
    """Where the source behind "according to" ends."""
    words, end = sentence.words, len(sentence.words)
    at = first
    while at < end:
        word = words[at]
        if word == "(":
            at = closing_bracket(words, at, end)
        if word in lexicon.be and lexicon.relative.isdisjoint(words[first:at]):
            return first  # a clause, and no name: nobody can tell where the source ends
        ends = word == "," and not appositive_opens(sentence, at + 1, lexicon, name=first)
        if ends or _stops(words, at):
            break
        at += 1
    return at


def _stops(words: list[str], i: int) -> bool:
    """Whether a sign ends the phrase; a full stop inside the sentence is an abbreviation's."""
    return words[i] in BREAKS or (words[i] == "." and i == len(words) - 1)


def _ends_at_comma(sentence: Sentence, comma: int, lexicon: Lexicon) -> bool:
    """Whether a source behind its verb ends at this comma."""
    i = comma + 1
    if i >= len(sentence.words):
        return True
    word = sentence.words[i]
    cue = lexicon.cues.get(word)
    return (
        word == QUOTE
        or word in lexicon.pronouns
        or word in lexicon.subordinators
        or word in ("and", "but", "or", "so", "according")
        or word in lexicon.prepositions
        or word in lexicon.finite
        or (word.endswith("ing") and not sentence.capital(i))
        or (cue is not None and cue.form == "ing")
    )


def _ends_source(sentence: Sentence, i: int, lexicon: Lexicon, *, named: bool, first: int) -> bool:
    """Whether a source behind its verb ends before word ``i``."""
    word = sentence.words[i]
    if i == first:
        return word in lexicon.subordinators or word in lexicon.prepositions
    if word in lexicon.time_words and not (sentence.capital(i - 1) and word in ("may", "march")):
        return True
    if word in lexicon.subordinators and word not in ("than", "that"):
        return True
    if word in ("during", "after", "before", "via", "through", "since"):
        return True
    if word in lexicon.prepositions:
        return _prepositional_end(sentence, i, lexicon, named=named)
    return word == "to" and named


def _prepositional_end(sentence: Sentence, i: int, lexicon: Lexicon, *, named: bool) -> bool:
    word, following = sentence.words[i], sentence.words[i + 1 : i + 5]
    if word in ("of", "for", "from"):
        return False
    if any(w in lexicon.setting_nouns or w in lexicon.time_words for w in following):
        return True
    return named and word != "with"
