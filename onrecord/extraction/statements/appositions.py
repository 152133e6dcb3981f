"""Finds what stands between commas beside a name: "the mayor, a lawyer, said"."""

from __future__ import annotations

from onrecord.extraction.statements.clauses import comma_before, has_verb, head_start
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence


def over_apposition(sentence: Sentence, comma: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back from the comma before a verb over the appositions between commas."""
    words = sentence.words
    at = comma
    for _ in range(3):
        opening = comma_before(words, at, floor)
        if opening is None:
            return at
        inner = opening + 1
        if not appositive_opens(sentence, inner, lexicon, name=None):
            return comma if at == comma else at
        start = head_start(sentence, opening, lexicon, floor=floor)
        if _is_clause(sentence, start, opening, lexicon):
            return inner
        at = opening
        if start < opening and not _opens_apposition(sentence, start, lexicon):
            return at
        if start == floor or words[start - 1] != ",":
            return at
    return at


def before_relative(sentence: Sentence, comma: int, lexicon: Lexicon, *, floor: int) -> int | None:
    """Where a name begins whose relative clause ends far on: "Roe, who …, in 2012, said"."""
    words = sentence.words
    for opening in range(comma - 2, floor, -1):
        if words[opening] == ";" or words[opening] == QUOTE:
            return None
        if words[opening] != "," or words[opening + 1] not in ("who", "whose"):
            continue
        start = over_apposition(sentence, opening, lexicon, floor=floor)
        if start == opening:
            start = head_start(sentence, opening, lexicon, floor=floor)
        named = sentence.capital(start) or words[start] in lexicon.determiners
        return start if named and not has_verb(sentence, start, opening, lexicon) else None
    return None


def before_aside(sentence: Sentence, last: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back over an aside between commas: "The mayor, in a speech on Monday, said"."""
    words = sentence.words
    if words[last - 1] != ",":
        return last
    opening = comma_before(words, last - 1, floor)
    if opening is None or opening - floor > 12 or opening == floor:
        return last
    head = head_start(sentence, opening, lexicon, floor=floor)
    if opening == head or not _is_aside(words[opening + 1 : last - 1], lexicon):
        return last
    if words[head] in lexicon.prepositions:
        return last
    named = words[head] in lexicon.determiners or sentence.capital(head) or opening - head == 1
    return opening if named and not has_verb(sentence, head, opening, lexicon) else last


def _is_aside(inner: list[str], lexicon: Lexicon) -> bool:
    """Whether words between commas are a setting or a remark, and tell nothing of the name."""
    if len(inner) == 1:
        return inner[0] in lexicon.connectives or inner[0] in ("though", "too", "again")
    opens = ("speaking", "when", "while", "citing", "asked")
    return bool(inner) and (inner[0] in lexicon.prepositions or inner[0] in opens)


def _is_clause(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a clause of its own, and not a name, stands before the apposition."""
    relative = lexicon.relative | lexicon.that
    if not relative.isdisjoint(sentence.words[first:last]):
        return False
    return last - first > 2 and has_verb(sentence, first, last, lexicon)


def appositive_opens(sentence: Sentence, i: int, lexicon: Lexicon, *, name: int | None) -> bool:
    """Whether what follows a comma adds to the name before it."""
    words = sentence.words
    if i >= len(words):
        return False
    word = words[i]
    if name is not None:
        return _explains(sentence, i)
    return not (
        word in lexicon.pronouns
        or word in lexicon.subordinators
        or word in ("and", "but", "or", "so")
        or (word in lexicon.prepositions and word not in ("of", "for"))
    )


def _explains(sentence: Sentence, i: int) -> bool:
    """Behind "according to": an apposition closed by a comma, or one to a name at the end."""
    word = sentence.words[i]
    if word not in ("who", "whose", "which", "a", "an", "the", "one", "former"):
        return False
    closed = "," in sentence.words[i:]
    if closed and word != "the":
        return True
    return closed is (word == "the") and sentence.capital(i - 2)


def _opens_apposition(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    word = sentence.words[i]
    return (
        word in ("a", "an", "the", "former", "who", "whose", "now", "one", "then")
        or word[:1].isdigit()
        or (len(word) < 3 and sentence.capital(i))
        or word[:2] in ("d-", "r-")
        or (not sentence.capital(i) and word in lexicon.role_nouns)
    )
