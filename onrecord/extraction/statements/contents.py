"""Finds where the content of a statement begins and ends around its cue."""

from __future__ import annotations

from onrecord.extraction.statements.clauses import has_verb
from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.lexicon import Cue, Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

STOPS = frozenset({".", ";", "?", "!"})
DASHES = frozenset({"—", "–", "―", "--"})
NO_CONTENT = STOPS | DASHES | {",", ")"}
PAUSES = DASHES | {",", ";", ":"}
TRAILING = frozenset({",", ".", ";", ":", "—", "–", "--", "-", "and", "but"})
AMOUNT_OPENERS = frozenset("at about over around under up between nearly like".split())
# Verbs that need a clause or a quotation: "said the mayor" has no content behind it.
BARE = frozenset("say tell add state note remark reply write argue insist".split())
QUESTION_WORDS = frozenset("whether how why what if who where when".split())
LISTENER_ENDS = QUESTION_WORDS | {",", ":", ".", QUOTE}
BRIEF = frozenset("yes no so nothing otherwise".split())
LOOK = 24  # words to look ahead for "that"


def begins_after(sentence: Sentence, mark: Mark, lexicon: Lexicon, *, end: int) -> int | None:
    """The first word of the content behind a cue, or None where there is none."""
    words = sentence.words
    k = mark.last
    if mark.cue is not None and mark.cue.addressee and mark.last == mark.first + 1:
        k = over_addressee(sentence, k, lexicon, end=end)
    promised = mark.cue is not None and mark.cue.lemma not in BARE and words[k : k + 1] == ["to"]
    k = k if promised else _over_setting(sentence, k, lexicon, end=end)
    k = _over_remark(words, k, lexicon, end=end)
    if k + 1 < end and words[k] == "," and (words[k + 1] == QUOTE or words[k + 1] in lexicon.that):
        k += 1
    if k < end and (words[k] == ":" or words[k] in lexicon.that):
        k += 1
    if k < end - 1 and words[k] == "," and (words[k + 1] == QUOTE or words[k - 1] in lexicon.that):
        k += 1
    if _interrupts(words, k, lexicon, end=end):
        k += 1
    return None if k >= end or words[k] in NO_CONTENT else k


def _over_remark(words: list[str], k: int, lexicon: Lexicon, *, end: int) -> int:
    """Past a remark between commas: "said, however, that"."""
    if words[k : k + 1] == [","]:
        for j in range(k + 2, min(end - 1, k + 6)):
            if words[j] == "," and words[j + 1] in lexicon.that:
                return j
    return k


def _interrupts(words: list[str], k: int, lexicon: Lexicon, *, end: int) -> bool:
    """Whether the comma here only sets the source apart: "Still, she said, it is late"."""
    if k >= end - 2 or words[k] != ",":
        return False
    opened = "as" in (words[0], *words[max(0, k - 5) : k]) or _only_opened(words, lexicon)
    return opened or words[k + 1] in ("if", "when", "as", "although", "while")


def _only_opened(words: list[str], lexicon: Lexicon) -> bool:
    """Whether connectives and a comma open the sentence: "And yet, …"."""
    opening = next((i for i, word in enumerate(words) if word not in lexicon.connectives), 0)
    return opening > 0 and words[opening] == ","


def is_clause(sentence: Sentence, mark: Mark, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether these words can be what the cue says: a clause, a quotation, or an object."""
    words = sentence.words
    cue = mark.cue
    if cue is None:
        return last - first >= 1
    if words[first - 1] == "not" and words[first] == "to":
        return False  # "asked not to be named"
    before = words[first - 1]
    marked = before == ":" or before in lexicon.that or words[first - 2] in lexicon.that
    if marked or QUOTE in words[first:last] or words[first] in QUESTION_WORDS:
        return True
    if cue.sort == "act":
        return words[first] not in lexicon.prepositions
    if mark.last - mark.first > 2 and words[first] not in lexicon.prepositions:
        return True  # "refused to confirm the price"
    return _fits(sentence, cue, first, last, lexicon)


def _fits(sentence: Sentence, cue: Cue, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying or thinking can take these words without "that"."""
    words = sentence.words
    clause = has_verb(sentence, first, last, lexicon)
    if cue.lemma == "say" and words[first] in BRIEF:
        return True
    if cue.sort == "think":
        return clause and words[first] not in lexicon.prepositions
    if words[first] == "to" and (cue.addressee or cue.lemma not in BARE):
        return last - first >= 2
    if cue.lemma in BARE or cue.form == "base":
        return (
            clause
            or words[first:last] == ["the", "same"]
            or (last - first >= 3 and words[first] not in lexicon.prepositions)
        )
    return clause or words[first] not in ("with", "by", "as", "from")


def ends_object(sentence: Sentence, first: int, limit: int, lexicon: Lexicon) -> int:
    """Where the object of an act of speech ends."""
    words = sentence.words
    for i in range(first, limit):
        word = words[i]
        if word in STOPS and i == limit - 1:
            return i
        if word in PAUSES:
            return i
        if i > first + 1 and word in ("while", "when", "after", "during", "although", "though"):
            return i
    return limit


def over_tail(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether only a setting follows to the end: "he said in an interview on Monday."."""
    words, end = sentence.words, len(sentence.words)
    if k >= end or (words[k] in STOPS and k == end - 1):
        return True
    pause = next((i for i in range(k, min(end, k + LOOK)) if words[i] == ","), end)
    if any(w in lexicon.that or w == ":" for w in words[k:pause]) or words[k] == QUOTE:
        return False
    if words[pause + 1 : pause + 2] == [QUOTE]:
        return False
    word = words[k]
    adverb = word.endswith("ly") and word not in ("only", "early")
    return (
        adverb
        or word in lexicon.time_words
        or (word in lexicon.prepositions and words[k + 1 : k + 2] != ["least"])
        or word in ("when", "while", "as", "to", "and", "but")
    )


def trimmed(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """Without the connectives before and the stops behind."""
    words = sentence.words
    while first < last and (words[first] in lexicon.connectives or words[first] in (",", "and")):
        if words[first] in ("later", "earlier", "now", "still", "so") and words[
            first + 1 : first + 2
        ] != [","]:
            break
        first += 1
    while last > first and words[last - 1] in TRAILING:
        last -= 1
    return first, last


def over_addressee(sentence: Sentence, k: int, lexicon: Lexicon, *, end: int) -> int:
    """Past who was told: "told reporters in the capital that"."""
    words = sentence.words
    if k >= end or words[k] in LISTENER_ENDS or words[k] in lexicon.that:
        return k
    if words[k] in ("him", "them", "her", "me", "us", "you", "it", "everyone", "everybody"):
        return k + 1
    for j in range(k + 1, min(end, k + LOOK)):
        if _ends_listener(sentence, j, lexicon):
            return j
    return k + 1


def _ends_listener(sentence: Sentence, j: int, lexicon: Lexicon) -> bool:
    words = sentence.words
    word, before = words[j], words[j - 1]
    if word == "to" or word in LISTENER_ENDS or word in lexicon.that:
        return True
    if word.split("'")[0] in lexicon.pronouns or word in lexicon.time_words:
        return True
    if word in lexicon.possessives:
        return True  # "told the Star her office"
    if word in lexicon.prepositions:
        return word not in ("of", "for")
    opens = word in lexicon.articles or (sentence.capital(j) and not sentence.capital(j - 1))
    return opens and before not in lexicon.articles and before not in ("of", "and")


def _over_setting(sentence: Sentence, k: int, lexicon: Lexicon, *, end: int) -> int:
    """Past when and where something was said."""
    words = sentence.words
    if k >= end or not _opens_setting(sentence, k, lexicon, end=end):
        return k
    marker = _marker(sentence, k, lexicon, end=end)
    if marker is not None:
        return marker
    j = k
    while j < end and (words[j] in lexicon.time_words or words[j] == "on"):
        j += 1
    if j > k:
        return j
    for j in range(k + 2, min(end, k + LOOK)):
        if words[j] in (".", ";"):
            break
        bare = words[j].split("'")[0]
        if bare in lexicon.pronouns or (
            words[j] == "there" and words[j - 1] not in lexicon.prepositions
        ):
            return j
    return k


def _opens_setting(sentence: Sentence, k: int, lexicon: Lexicon, *, end: int) -> bool:
    word = sentence.words[k]
    following = sentence.words[k + 1] if k + 1 < end else ""
    if word in AMOUNT_OPENERS and (following[:1].isdigit() or following in ("to", "least", "most")):
        return False
    return (
        word in lexicon.prepositions
        or word in lexicon.time_words
        or word in ("to", "again", "when", "as", "so", "repeatedly")
        or (word.endswith("ly") and (following in (",", ":") or following in lexicon.that))
        or (word.endswith("ly") and following in lexicon.prepositions)
        or (word == "," and following in lexicon.prepositions)
    )


def _marker(sentence: Sentence, k: int, lexicon: Lexicon, *, end: int) -> int | None:
    words = sentence.words
    for j in range(k, min(end, k + LOOK)):
        word = words[j]
        if word in lexicon.that or word == ":":
            return j
        if word == QUOTE:
            return j
        if word == ";" or (word == "." and j == end - 1):
            return None
        if word == "," and words[j + 1 : j + 2] not in ([QUOTE], ["that"]) and j > k:
            return _late_quote(words, j, end=end)
    return None


def _late_quote(words: list[str], j: int, *, end: int) -> int | None:
    """A quotation behind a comma or colon, further on: "said on Monday, in the hall, "…"."""
    for k in range(j + 1, min(end, j + LOOK)):
        if words[k] == QUOTE:
            return k if words[k - 1] in (",", ":") else None
    return None
