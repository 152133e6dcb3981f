"""Finds where the phrase that names a source begins and ends."""

from __future__ import annotations

from onrecord.extraction.statements.reading import QUOTE, Sentence
from onrecord.extraction.tongues.names import is_body, is_role
from onrecord.extraction.tongues.tongue import Speech

FARTHEST = 12  # words a source phrase may have


def phrase_end(sentence: Sentence, first: int, speech: Speech) -> int:
    """Where the noun phrase that begins at word ``first`` ends; ``first`` where there is none."""
    words, end = sentence.words, min(len(sentence.words), first + FARTHEST)
    if first >= end:
        return first
    if words[first] in speech.he | speech.she | speech.they:
        return first + 1
    at, noun, named = first, False, False
    while at < end:
        if _is_noun(sentence, at, speech, first=first):
            named = _is_name(sentence, at, speech, first=first)
            noun, at = True, at + 1
            continue
        following = _over_small(sentence, at, end, speech, first=first, noun=noun, named=named)
        if following is None:
            break
        at = following
    while at > first and not sentence.capital(at - 1) and words[at - 1] not in (")", "."):
        at -= 1
    return at if noun else first


def _is_noun(sentence: Sentence, at: int, speech: Speech, *, first: int) -> bool:
    word = sentence.words[at]
    small = at == first and word in speech.determiners | speech.prepositions
    return sentence.capital(at) and word not in speech.time_words and not small


def _is_name(sentence: Sentence, at: int, speech: Speech, *, first: int) -> bool:
    """Whether nothing can belong to the noun: "Weber der" is no phrase, "Sprecher der" is."""
    word = sentence.words[at]
    if word in speech.titles | speech.male | speech.female:
        return False
    if is_role(word, speech) or is_body(word, speech):
        return False
    return sentence.words[first] not in speech.determiners or at - first > 1


def _over_small(
    sentence: Sentence, at: int, end: int, speech: Speech, *, first: int, noun: bool, named: bool
) -> int | None:
    """Past a small word that belongs to the phrase; None where the phrase ends before it."""
    words = sentence.words
    if words[at] == "." and at > first and words[at - 1] in speech.titles and at + 1 < end:
        return at + 1
    if words[at] == "(" and ")" in words[at:end]:
        return words.index(")", at) + 1
    if noun:
        return at + 1 if _goes_on(sentence, at, speech, named=named) else None
    return at + 1 if _leads(sentence, at, speech, first=first) else None


def _goes_on(sentence: Sentence, at: int, speech: Speech, *, named: bool) -> bool:
    """Whether a small word behind a noun carries the phrase on: "Sprecher der", "Weber und"."""
    words = sentence.words
    word = words[at]
    following = at + 1 < len(words) and sentence.capital(at + 1)
    if word in ("und", "et", "y", "e") or word in speech.particles - speech.determiners:
        return following and words[at + 1] not in speech.time_words
    if word in speech.possessive or word in speech.linking:
        return not named and _noun_follows(sentence, at + 1, speech)
    before = words[at - 1]
    return (before in speech.possessive or before in speech.linking) and _adjective(
        sentence, at, speech
    )


def _noun_follows(sentence: Sentence, at: int, speech: Speech) -> bool:
    for i in range(at, min(at + 3, len(sentence.words))):
        if sentence.capital(i):
            return sentence.words[i] not in speech.time_words
        if sentence.words[i] in speech.determiners:
            continue
        if not _adjective(sentence, i, speech):
            return False
    return False


def _leads(sentence: Sentence, at: int, speech: Speech, *, first: int) -> bool:
    """Whether a word may stand before the noun: an article, a possessive, an adjective."""
    word = sentence.words[at]
    if word in speech.determiners:
        return True
    return at - first < 4 and _adjective(sentence, at, speech)


def _adjective(sentence: Sentence, at: int, speech: Speech) -> bool:
    word = sentence.words[at]
    return (
        word[0].isalpha()
        and word != QUOTE
        and word not in speech.adverbs
        and word not in speech.prepositions
        and word not in speech.conjunctions
        and word not in speech.says
        and word not in speech.that
        and word not in speech.time_words
    )


def source_end(sentence: Sentence, first: int, speech: Speech) -> int:
    """As ``phrase_end``, with an apposition behind a comma: "Weber, die Leiterin der Klinik"."""
    end = phrase_end(sentence, first, speech)
    if end <= first or sentence.words[end : end + 1] != [","]:
        return end
    further = phrase_end(sentence, end + 1, speech)
    if further <= end + 1:
        return end
    closed = sentence.words[further : further + 1] in ([","], ["."], [], ["!"], ["?"])
    head = next((i for i in range(end + 1, further) if sentence.capital(i)), end + 1)
    apposition = is_role(sentence.words[head], speech)
    name = (
        sentence.capital(end + 1)
        and further - end - 1 >= 2
        and not apposition
        and is_role_phrase(sentence, first, end, speech)
    )
    verb = sentence.words[further - 1] in speech.says
    return further if (apposition or name) and closed and not verb else end


def is_role_phrase(sentence: Sentence, first: int, end: int, speech: Speech) -> bool:
    """Whether the first noun of a phrase is a role: "der Vorsitzende des Vereins"."""
    head = next((i for i in range(first, end) if sentence.capital(i)), first)
    return is_role(sentence.words[head], speech)


def names_somebody(sentence: Sentence, first: int, end: int, speech: Speech) -> bool:
    """Whether a phrase can be who speaks: a pronoun, a role, a body, or a bare name."""
    words = sentence.words[first:end]
    if len(words) == 1 and words[0] in speech.he | speech.she | speech.they:
        return True
    known = any(
        is_role(word, speech) or is_body(word, speech) or word in speech.male | speech.female
        for word in words
    )
    bare = sentence.capital(first) and words[0] not in (
        speech.determiners | speech.prepositions | speech.adverbs | speech.time_words
    )
    return known or (bare and len(words) <= 4)
