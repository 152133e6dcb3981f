"""Finds the phrase that names a source: the subject before a verb, or what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

BREAKS = frozenset({QUOTE, ";", ":", "—", "–", "―", "--", "-", "(", "[", "…", "?", "!"})
DASHES = frozenset({"—", "–", "―", "--"})
How = Literal["subject", "relative", "shared", "none"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Words ``first`` to ``last`` (half-open). ``verb`` is where the verb with its fillers begins."""

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
    if word in lexicon.relative and word != "whose":
        return Subject(last - 1, last, verb, "relative")
    if word in lexicon.coordinators:
        return Subject(last, last, verb, "shared")
    broken = word in BREAKS and word not in DASHES
    if broken or word in lexicon.subordinators or word == "to":
        return Subject(last, last, verb, "none")
    last = _before_aside(sentence, last, lexicon, floor=floor)
    first = _start(sentence, last, lexicon, floor=floor)
    first = _after_setting(sentence, first, last, lexicon)
    if first >= last:
        shared = words[last - 1] == "," and last - 1 > floor
        return Subject(last, last, verb, "shared" if shared else "none")
    return Subject(first, last, verb, "subject")


def behind(sentence: Sentence, cue: int, lexicon: Lexicon) -> Subject:
    """The subject that follows its verb: ``"…," said the mayor, a lawyer, on Monday``."""
    words, end = sentence.words, len(sentence.words)
    first = at = cue + 1
    named = at < end and sentence.capital(at)
    in_head = True
    while at < end:
        word = words[at]
        if word == "(":
            at = _matching(words, at, end)
        elif word == ",":
            if _ends_at_comma(sentence, at, lexicon):
                break
            in_head = False
        elif word == "." and at < end - 1:
            pass
        elif (
            word in BREAKS
            or word == "."
            or _ends_source(sentence, at, lexicon, named=named and in_head, first=first)
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
            at = _matching(words, at, end)
        elif word == "," and not _appositive_opens(sentence, at + 1, lexicon, name=first):
            break
        elif word in BREAKS or (word == "." and at == end - 1):
            break
        at += 1
    return at


def has_verb(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words hold something that can be the verb of a clause."""
    for i in range(first, last):
        word = sentence.words[i]
        if word in lexicon.finite:
            return True
        cue = lexicon.cues.get(word)
        if cue and not cue.doubtful and cue.form in ("third", "past"):
            return True
        if word.endswith("ed") and len(word) > 4 and not sentence.capital(i):
            return True
    return False


def _over_fillers(sentence: Sentence, cue: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back over auxiliaries, adverbs and times between subject and verb."""
    words = sentence.words
    at = cue
    while at > floor:
        word = words[at - 1]
        adverb = word.endswith("ly") and not sentence.capital(at - 1) and len(word) > 4
        if word in lexicon.fillers or adverb or _is_time(sentence, at - 1, lexicon, floor=floor):
            at -= 1
        elif word in ("on", "in", "at") and at < cue and words[at] in lexicon.time_words:
            at -= 1
        else:
            break
    return at


def _is_time(sentence: Sentence, i: int, lexicon: Lexicon, *, floor: int) -> bool:
    word = sentence.words[i]
    if word not in lexicon.time_words or i <= floor:
        return False
    before_it = sentence.words[i - 1]
    # "The next day said" is no time before a verb, "Mr. May said" names a man.
    return word not in ("may", "march", "days", "years", "weeks", "months") and (
        before_it not in lexicon.articles or before_it in ("this", "last")
    )


def _before_aside(sentence: Sentence, last: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back over an aside between commas: "The mayor, in a speech on Monday, said"."""
    words = sentence.words
    if words[last - 1] != ",":
        return last
    opening = _comma_before(words, last - 1, floor)
    if opening is None or opening - floor > 12 or opening == floor:
        return last
    word = words[opening + 1]
    aside = word in lexicon.prepositions or word in ("speaking", "when", "while", "citing", "asked")
    head = _head_start(sentence, opening, lexicon, floor=floor)
    if not aside or words[head] in lexicon.prepositions or opening == head:
        return last
    named = words[head] in lexicon.determiners or sentence.capital(head) or opening - head == 1
    return opening if named and not has_verb(sentence, head, opening, lexicon) else last


def _start(sentence: Sentence, last: int, lexicon: Lexicon, *, floor: int) -> int:
    """The first word of the subject that ends before ``last``."""
    words = sentence.words
    at = last
    if words[last - 1] in DASHES:
        pair = next((k for k in range(last - 2, floor, -1) if words[k] in DASHES), None)
        if pair is None:
            return last
        at = pair
    elif words[last - 1] == ",":
        at = _over_apposition(sentence, last - 1, lexicon, floor=floor)
        if at == last - 1:
            return last
    while at > floor:
        word = words[at - 1]
        if word == ")":
            at = _opening(words, at - 1, floor)
        elif word == ",":
            listed = _over_list(sentence, at - 1, last, lexicon, floor=floor)
            if listed == at - 1:
                break
            at = listed
        elif _is_boundary(sentence, at - 1, last, lexicon, floor=floor):
            break
        else:
            at -= 1
    return at


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
    if word in ("and", "or", "after", "before", "since", "amid", "despite", "during"):
        clause = _clause_start(sentence, i, lexicon, floor=floor)
        return has_verb(sentence, clause, i, lexicon) or i == clause
    return False


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


def _clause_start(sentence: Sentence, i: int, lexicon: Lexicon, *, floor: int) -> int:
    while i > floor:
        word = sentence.words[i - 1]
        if word in BREAKS or word in lexicon.subordinators:
            break
        i -= 1
    return i


def _over_apposition(sentence: Sentence, comma: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back from the comma before a verb over the appositions between commas."""
    words = sentence.words
    at = comma
    for _ in range(3):
        opening = _comma_before(words, at, floor)
        if opening is None:
            return at
        inner = opening + 1
        if not _appositive_opens(sentence, inner, lexicon, name=None):
            return comma if at == comma else at
        at = opening
        start = _head_start(sentence, opening, lexicon, floor=floor)
        if start < opening and not _opens_apposition(sentence, start, lexicon):
            return at
        if start == floor or words[start - 1] != ",":
            return at
    return at


def _head_start(sentence: Sentence, last: int, lexicon: Lexicon, *, floor: int) -> int:
    at = last
    while at > floor and sentence.words[at - 1] not in BREAKS and sentence.words[at - 1] != ",":
        at -= 1
    return at


def _comma_before(words: list[str], i: int, floor: int) -> int | None:
    i -= 1
    while i >= floor:
        if words[i] == ")":
            i = _opening(words, i, floor)
        elif words[i] == ",":
            return i
        elif words[i] in BREAKS:
            return None
        i -= 1
    return None


def _over_list(sentence: Sentence, comma: int, last: int, lexicon: Lexicon, *, floor: int) -> int:
    """Back over a comma inside a list of names ("A, B and C said"), else the comma itself."""
    words = sentence.words
    tail = words[comma + 1 : last]
    if "and" not in tail[:8] and "or" not in tail[:4]:
        # "Rep. John Smith, R-Texas" and "Tampa, Fla., resident" end in a comma of their own.
        return comma
    start = _head_start(sentence, comma, lexicon, floor=floor)
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


def _appositive_opens(sentence: Sentence, i: int, lexicon: Lexicon, *, name: int | None) -> bool:
    """Whether what follows a comma adds to the name before it."""
    words = sentence.words
    if i >= len(words):
        return False
    word = words[i]
    if name is not None:
        # Behind "according to": only what is closed by another comma or ends the sentence.
        opener = word in ("who", "whose", "which", "a", "an", "the", "one", "former")
        if not opener:
            return False
        rest = words[i:]
        if "," not in rest:
            return word in (
                "a",
                "an",
                "who",
                "whose",
                "which",
                "former",
                "one",
            ) and sentence.capital(i - 2)
        return word not in ("the",) or sentence.capital(i - 2)
    return not (
        word in lexicon.pronouns
        or word in lexicon.subordinators
        or word in ("and", "but", "or", "so")
        or (word in lexicon.prepositions and word not in ("of", "for"))
    )


def _opens_apposition(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    word = sentence.words[i]
    return (
        word in ("a", "an", "the", "former", "who", "whose", "now", "one", "then")
        or word[:1].isdigit()
        or (len(word) < 3 and sentence.capital(i))
        or word[:2] in ("d-", "r-")
        or (not sentence.capital(i) and word in lexicon.role_nouns)
    )


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


def _matching(words: list[str], opening: int, end: int) -> int:
    for i in range(opening, min(end, opening + 20)):
        if words[i] == ")":
            return i
    return opening


def _opening(words: list[str], closing: int, floor: int) -> int:
    for i in range(closing, max(floor, closing - 20) - 1, -1):
        if words[i] == "(":
            return i
    return closing
