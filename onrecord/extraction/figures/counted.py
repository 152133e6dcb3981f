"""What a figure counts: the noun behind a count, what a share or an amount of money is of."""

from __future__ import annotations

import re

from onrecord.extraction.figures.units import unit_named
from onrecord.extraction.figures.words import (
    AUXILIARIES,
    CALENDAR,
    LITTLE,
    PREPOSITIONS,
    STOPS,
    VERBS,
    WORD,
    is_plural,
    is_verb,
)
from onrecord.extraction.types import Span

_POINTING = re.compile(
    r"(?: more| others?)? of (?:them|whom|which|those|these)\b|(?: others?)\b(?= (?:were|are|had|"
    r"have|was))"
)
_ELLIPTIC = re.compile(
    r"(?: others| more)? (?:(?:still|also|of them) )?(?:are|were|have|had|remain(?:ed)?|was|will)\b"
)
_OF = re.compile(
    r"(?:[ -](?:stake|share|increase|rise|drop|fall|decline|cut|chance|majority))? (?:of|in|off) "
    r"(?:all |the |its |their |his |her |our |a |an |these |those )*"
)
_CLAUSE_BREAK = re.compile(
    r"[.;:!?\n]\s|\s[-\u2014]\s|\u2014|[\"()]|, ?|\b(?:and|but|while|whereas|that|which|who|as|"
    r"when|because)\b "
)
_HARMED = {
    "killing": "killed",
    "wounding": "wounded",
    "injuring": "injured",
    "arresting": "arrested",
    "displacing": "displaced",
    "killed": "killed",
    "wounded": "wounded",
    "injured": "injured",
    "kills": "killed",
    "injures": "injured",
}
_HARMING_BEFORE = re.compile(rf"\b({'|'.join(_HARMED)}) \Z")
_HARMED_AFTER = re.compile(
    r" (?:people )?(?:were |was |are )?"
    r"(killed|dead|injured|wounded|missing|hurt|arrested|displaced|homeless)\b"
)
_NO_NOUN_AFTER = re.compile(r"[,.;:)!?]|\Z| (?:and|in|on|at|as|near|when|after|during|or|from)\b")
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|her) \Z")
_RELATIVE = re.compile(r"\b(?:that|which|who) \Z")
_LEADING = LITTLE | PREPOSITIONS
_TOKEN = re.compile(r"[\w'&$.-]+")


def count_noun(
    plain: str, text: str, end: int, *, after_article: bool = False
) -> tuple[str, int] | None:
    """The noun behind a count with the words before it: "Russian servicemen"; and where it ends."""
    at = end
    first: int | None = None
    last: tuple[int, int] | None = None
    for _ in range(6):
        gap = 1 if plain[at : at + 1] in {" ", "-", "'"} else 0
        match = WORD.match(plain, at + gap)
        if not match:
            break
        word = match[0].rstrip(".'")
        if _cannot_count(word, after_article=after_article) or (
            last
            and (is_plural(plain[last[0] : last[1]]) or (is_verb(word) and word.endswith("ed")))
        ):
            break
        first = match.start() if first is None else first
        last = (match.start(), match.start() + len(word))
        at = match.start() + len(word)
        if is_plural(word) and plain[at : at + 1] != "-" and not _noun_goes_on(plain, at):
            break
    if first is None or last is None:
        return None
    return text[first : last[1]], last[1]


def _cannot_count(word: str, *, after_article: bool) -> bool:
    """ "Rise" and "run" are verbs in "17 run", but nouns in "a 5 % pay rise"."""
    if after_article and word in VERBS:
        return word in AUXILIARIES
    return word in STOPS and not (word in VERBS and is_plural(word))


def _noun_goes_on(plain: str, at: int) -> bool:
    """ "Sales managers": the first plural only describes the second one."""
    match = WORD.match(plain, at + 1)
    return bool(
        match
        and plain[at] == " "
        and is_plural(match[0])
        and match[0] not in STOPS
        and not match[0].endswith("ings")
    )


def points_back(plain: str, end: int) -> bool:
    """ "17 of them", "630 of whom", "others were": counts what the figure before counted."""
    return bool(_POINTING.match(plain, end))


def is_elliptic(plain: str, end: int) -> bool:
    """ "17 are still in custody": the noun is the one of the figure before."""
    return bool(_ELLIPTIC.match(plain, end))


def harmed_people(plain: str, *, start: int, end: int) -> str | None:
    """ "107 dead", "killing 107 and wounding 238": the harm done stands for the people."""
    if after := _HARMED_AFTER.match(plain, end):
        return after[1]
    before = _HARMING_BEFORE.search(plain, max(0, start - 16), start)
    return _HARMED[before[1]] if before and _NO_NOUN_AFTER.match(plain, end) else None


def part_of_what(plain: str, text: str, *, start: int, end: int) -> str | None:
    """ "60 % of its revenue", "a 0.6 % fee": what the share or the money is of or for."""
    if of := _OF.match(plain, end):
        noun = count_noun(plain, text, of.end() - 1)
        return noun[0] if noun else None
    if plain[end : end + 1] in {" ", "-"}:
        article = _ARTICLE.search(plain, max(0, start - 6), start)
        noun = count_noun(plain, text, end, after_article=bool(article))
        if noun and not noun[0].lower().endswith("ly"):
            return noun[0]
    return None


def subject_of(plain: str, text: str, start: int) -> str | None:
    """The words before the verb of the clause the number stands in; of the one before if none."""
    window = max(0, start - 160)
    ends = [start]
    begins = [m.end() + window for m in _CLAUSE_BREAK.finditer(plain[window:start])]
    begins.insert(0, window)
    antecedent = False
    for begin in reversed(begins[-4:]):
        if _is_relative(plain, begin):
            antecedent = True  # "bank stocks, which were up": the noun stands before "which"
        elif found := _noun_phrase(plain, text, begin, ends[-1], last=antecedent):
            return found
        ends.append(begin)
    return None


def _is_relative(plain: str, begin: int) -> bool:
    """ "That rose" goes on about a noun; "that prices rose" begins a clause of its own."""
    if not _RELATIVE.search(plain, max(0, begin - 6), begin):
        return False
    first = _TOKEN.match(plain, begin)
    return (
        first is None
        or is_verb(first[0])
        or first[0].endswith("s")
        or not plain.startswith("that ", begin - 5)
    )


def _noun_phrase(plain: str, text: str, begin: int, end: int, *, last: bool) -> str | None:
    """The first noun phrase of a clause, or its last where a relative clause follows it."""
    phrase: list[Span] = []
    for match in _TOKEN.finditer(plain, begin, end):
        word = match[0].strip(".'")
        if _ends_phrase(word):
            if phrase and not last:
                break
            phrase = []
        elif phrase or not _cannot_begin(word):
            phrase.append((match.start(), match.start() + len(match[0].rstrip(".'"))))
        if len(phrase) >= 6:
            break
    while phrase and _cannot_begin(plain[phrase[-1][0] : phrase[-1][1]].strip(".'")):
        phrase.pop()
    if not phrase:
        return None
    return text[phrase[0][0] : phrase[-1][1]]


def _ends_phrase(word: str) -> bool:
    return is_verb(word) or (word in _LEADING and word != "of") or word[:1].isdigit()


def _cannot_begin(word: str) -> bool:
    """Whether no noun phrase begins or ends with it: adverbs, verbs in -ing, days and months."""
    return (
        not word
        or word in _LEADING
        or word in CALENDAR
        or is_verb(word)
        or not word[0].isalpha()
        or unit_named(word)
        or word.endswith(("ly", "ing"))
    )


_NOUN_BEFORE = re.compile(
    r"(?P<noun>[a-z][\w'-]*(?: [a-z][\w'-]*)?) of (?:a |an |the |just |only )?\Z"
)


def noun_before(plain: str, text: str, start: int) -> str | None:
    """ "A fine of $3 billion", "prices at $10": the noun that the amount belongs to."""
    window = max(0, start - 48)
    match = _NOUN_BEFORE.search(plain, window, start)
    if not match:
        return None
    words = match["noun"].split(" ")
    if words[-1] in STOPS or is_verb(words[-1]):
        return None
    begin = match.start("noun")
    if words[0] in STOPS or is_verb(words[0]):
        begin += len(words[0]) + 1 if len(words) > 1 else 0
    return text[begin : match.end("noun")]
