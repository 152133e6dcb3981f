"""Finds the subject before a verb, and says where there is none."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.extraction.statements.appositions import (
    before_aside,
    before_relative,
    over_apposition,
)
from onrecord.extraction.statements.clauses import (
    BREAKS,
    DASHES,
    clause_start,
    has_verb,
    head_start,
    opening_bracket,
)
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

# Words that may end a subject on its left, besides signs and subordinators.
JOINS = frozenset(
    "and but nor yet or so after before since amid despite during who whom whose which that".split()
)
ASIDES = DASHES | {"-"}  # set an aside apart
How = Literal["subject", "relative", "shared", "none"]


class Subject(NamedTuple):
    """Words ``first`` to ``last`` (half-open); ``verb`` is where its verb with fillers begins."""

    first: int
    last: int
    verb: int
    how: How


def before(sentence: Sentence, cue: int, lexicon: Lexicon, *, floor: int = 0) -> Subject:
    """The subject of the verb at ``cue``, looking no further back than ``floor``."""
    words = sentence.words
    last = _over_fillers(sentence, cue, lexicon, floor=floor)
    verb = last
    if last <= floor:
        return Subject(last, last, verb, "none")
    word = words[last - 1]
    bare = word.split("'")[0]
    if bare in lexicon.pronouns:
        return Subject(last - 1, last, verb, "subject")
    if _relates(words, last - 1, cue, lexicon):
        return Subject(last - 1, last, verb, "relative")
    if word in lexicon.coordinators:
        return Subject(last, last, verb, "shared")
    broken = word in BREAKS and word not in ASIDES
    if broken or word in lexicon.subordinators or word == "to":
        return Subject(last, last, verb, "none")
    if words[last - 1] == "," and words[last - 2] == ")":
        last -= 1  # "Roe (R-Ohio), said"
    last = before_aside(sentence, last, lexicon, floor=floor)
    first = _start(sentence, last, lexicon, floor=floor)
    raw = first
    first = _after_setting(sentence, first, last, lexicon)
    if first >= last:
        return _shared(sentence, raw, last, verb, lexicon, floor=floor)
    return Subject(first, last, verb, "subject")


def _relates(words: list[str], i: int, cue: int, lexicon: Lexicon) -> bool:
    """Whether word ``i`` is "who", or "that" before a quotation: "a sign that said: …"."""
    if words[i] not in lexicon.that:
        return words[i] in lexicon.relative and words[i] != "whose"
    following = words[cue + 1 : cue + 3]
    return following[:1] == [QUOTE] or following in ([",", QUOTE], [":", QUOTE])


def _shared(
    sentence: Sentence, first: int, last: int, verb: int, lexicon: Lexicon, *, floor: int
) -> Subject:
    """No subject of its own: "…, said", "but in a letter said" share the one before."""
    words = sentence.words
    if last - 1 > floor and words[last - 1] == ",":
        return Subject(last, last, verb, "shared")
    for at in (first, first - 1):
        if floor <= at and words[at] in lexicon.coordinators:
            return Subject(last, last, at + 1, "shared")
    return Subject(last, last, verb, "none")


def _over_fillers(sentence: Sentence, cue: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back over auxiliaries, adverbs and times between subject and verb."""
    words = sentence.words
    at = cue
    while at > floor:
        if not (
            words[at - 1] in lexicon.fillers
            or _fills(sentence, at - 1, cue, lexicon)
            or _is_time(sentence, at - 1, lexicon, floor=floor)
        ):
            break
        at -= 1
    return at


def _fills(sentence: Sentence, i: int, cue: int, lexicon: Lexicon) -> bool:
    """Whether word ``i`` is an adverb, or leads to a time: "firmly", "on Monday", "has since"."""
    words = sentence.words
    word = words[i]
    if word.endswith("ly"):
        return len(word) > 4 and not sentence.capital(i)
    if word in ("on", "in", "at"):
        return i + 1 < cue and words[i + 1] in lexicon.time_words
    return word == "since" and words[i - 1] in ("has", "have", "had")


def _is_time(sentence: Sentence, i: int, lexicon: Lexicon, *, floor: int) -> bool:
    word = sentence.words[i]
    if word not in lexicon.time_words or i <= floor:
        return False
    before_it = sentence.words[i - 1]
    # "The next day said" is no time before a verb, "Mr. May said" names a man.
    return word not in ("may", "march", "days", "years", "weeks", "months") and (
        before_it not in lexicon.articles or before_it in ("this", "last")
    )


def _start(sentence: Sentence, last: int, lexicon: Lexicon, *, floor: int) -> int:
    """The first word of the subject that ends before ``last``."""
    words = sentence.words
    at = _over_trailer(sentence, last, lexicon, floor=floor)
    if at is None:
        return last
    while at > floor:
        before_it = at - 1
        word = words[before_it]
        if word == ")":
            at = opening_bracket(words, before_it, floor)
        elif word == ",":
            at = _over_list(sentence, before_it, last, lexicon, floor=floor)
            if at == before_it:
                return before_it + 1
        elif (word in BREAKS or word in JOINS or word in lexicon.subordinators) and _is_boundary(
            sentence, before_it, last, lexicon, floor=floor
        ):
            break
        else:
            at = before_it
    return at


def _over_trailer(sentence: Sentence, last: int, lexicon: Lexicon, *, floor: int) -> int | None:
    """Back over an apposition that ends right before the verb; None where it has no beginning."""
    words = sentence.words
    if words[last - 1] in ASIDES:
        return next((k for k in range(last - 2, floor, -1) if words[k] in ASIDES), None)
    if words[last - 1] == ",":
        at = over_apposition(sentence, last - 1, lexicon, floor=floor)
        if at == last - 1:
            return before_relative(sentence, at, lexicon, floor=floor)
        return at
    return last


def _is_boundary(sentence: Sentence, i: int, last: int, lexicon: Lexicon, *, floor: int) -> bool:
    word = sentence.words[i]
    if word in BREAKS:
        return True
    if word in ("who", "that", "which") and _restrictive(sentence, i, last, lexicon, floor=floor):
        return False
    if word in lexicon.subordinators or word in lexicon.relative:
        return True
    if word in ("but", "nor", "yet", "so"):
        return True
    if word == "and" and _joins_sources(sentence, i, lexicon, floor=floor):
        return False
    if word in ("and", "or", "after", "before", "since", "amid", "despite", "during"):
        clause = clause_start(sentence, i, lexicon, floor=floor)
        return has_verb(sentence, clause, i, lexicon) or i == clause
    return False


def _joins_sources(sentence: Sentence, i: int, lexicon: Lexicon, *, floor: int) -> bool:
    """Whether "and" joins two sources behind a pause: "…, she and the mayor said"."""
    start = head_start(sentence, i, lexicon, floor=floor)
    paused = start > floor and sentence.words[start - 1] == ","
    short = 0 < i - start <= 3 and not has_verb(sentence, start, i, lexicon)
    return paused and short and sentence.words[start] not in lexicon.prepositions


def _restrictive(sentence: Sentence, i: int, last: int, lexicon: Lexicon, *, floor: int) -> bool:
    """Whether a relative clause inside the subject begins here: "the man who won"."""
    if (
        i <= floor
        or last - i < 2
        or sentence.words[i - 1] in BREAKS
        or sentence.words[i - 1] == ","
    ):
        return False
    if sentence.words[i - 1] in lexicon.cues:
        return False
    return has_verb(sentence, i + 1, min(i + 4, last), lexicon)


def _over_list(sentence: Sentence, comma: int, last: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back over a comma inside a list of names ("A, B and C said"), else the comma itself."""
    words = sentence.words
    tail = words[comma + 1 : last]
    if "and" not in tail[:8] and "or" not in tail[:4]:
        # "Rep. John Smith, R-Texas" and "Tampa, Fla., resident" end in a comma of their own.
        return comma
    start = head_start(sentence, comma, lexicon, floor=floor)
    short = 0 < comma - start <= 4 and not has_verb(sentence, start, comma, lexicon)
    opens = words[start] in lexicon.prepositions or words[start] in lexicon.connectives
    if short and not opens and sentence.capital(comma - 1) and sentence.capital(comma + 1):
        return start
    return comma


def _after_setting(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    """Past what opens a sentence before its subject: "But on Monday the mayor"."""
    words = sentence.words
    while first < last and (
        words[first] in lexicon.connectives or words[first] in (",", "and", "or", ".")
    ):
        first += 1
    counted = words[first : first + 1] and (
        words[first] in ("about", "over", "around", "under", "nearly", "up")
    )
    if first < last and words[first] in lexicon.prepositions and not counted:
        return _last_phrase(sentence, first, last, lexicon)
    if first + 1 < last and words[first] in ("last", "this", "earlier", "next", "late"):
        while first < last - 1 and words[first] in lexicon.time_words:
            first += 1
    elif first + 1 < last and words[first].endswith("day") and words[first] in lexicon.time_words:
        first += 1
    return first


def _last_phrase(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    """Where the last noun phrase begins behind an opening preposition without its comma."""
    words = sentence.words
    for i in range(last - 1, first + 1, -1):
        if words[i - 1] in lexicon.prepositions or words[i - 1] in lexicon.determiners:
            continue
        if words[i] in lexicon.articles:
            return i
        if sentence.capital(i) and not sentence.capital(i - 1):
            return i
    if words[first] in ("among", "like", "unlike"):
        return first
    return last - 1 if sentence.capital(last - 1) else last
