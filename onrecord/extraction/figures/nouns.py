"""The nouns behind a number: what it counts, what a share is of, who came to harm."""

from __future__ import annotations

import re

from onrecord.extraction.figures.kinds import kind_of
from onrecord.extraction.figures.words import (
    AUXILIARIES,
    STOPS,
    VERBS,
    WORD,
    is_plural,
    is_verb,
    word_before,
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
    r"(?: \([^()]{1,30}\))?(?:[ -](?:stake|share|increase|rise|drop|fall|decline|cut|chance|"
    r"majority))? (?:of|off) (?:(?:all|the|its|their|his|her|our|a|an|these|those) )*"
    r"(?:\d[\d.,]* ?%? )?"
    r"|[ -](?:stake|share|increase|rise|drop|fall|decline|cut|chance) in "
    r"(?:(?:all|the|its|their|his|her|our|a|an|these|those) )*"
    r"| in (?=(?:cash|debt|revenue|aid|funding|profit|damage|compensation|tax|stock|bail|"
    r"[a-z]+ings?|(?:[a-z]+ )?[a-z]+[a-rt-z]s)\b)"
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
_SHARES_NOUN = re.compile(
    r" and (?!(?:an?|the|its|their|his|her|two|three|four|five|six|seven|eight|nine|ten|other|"
    r"more)\b)[a-z]+ [a-z]+s\b(?! (?:an?|the|his|her|their|it|\d))"
)
_MODEL_NUMBER = re.compile(r"\d{1,4}(?:s\b|(?= [a-z]+s\b)|(?= [a-z]+ [a-z]+s\b))")
_TIMES = re.compile(
    r" times(?: (?:as (?:many|much|large|big|high|great|likely|long|fast|old)|(?:more|less|fewer|"
    r"higher|larger|bigger|greater|faster|lower)\b(?! than)|the|its|their|his|her)\b|"
    r"(?= (?:more|higher|larger|bigger|greater) than)|"
    r"(?= (?:book|sales|earnings|revenue|profits?|income|annual)\b))"
)
# "Fraud admitting he" goes on with a verb, "combat engineering equipment" with a noun.
_GOVERNS = re.compile(
    r" (?:an?|the|its|their|his|her|he|she|it|they|them|that|this|to|from|in|on|at|by|with|into|"
    r"for|\d)(?![a-z])"
)
# "15 miles (24 km) of road", "50 years' worth of programmes".
_OF_WHAT = re.compile(
    r"(?: \([^()]{1,30}\))?(?:'? worth)? of (?:(?:the|its|their|his|her|our|a|an|these|those) )*"
)


def count_noun(
    plain: str, text: str, end: int, *, after_article: bool = False
) -> tuple[str, int] | None:
    """The noun behind a count with the words before it: "Russian servicemen"; and where it ends."""
    at = end
    first: int | None = None
    last: Span | None = None
    for _ in range(6):
        match = _next_word(plain, at, started=first is not None)
        if not match:
            break
        word = match[0].rstrip(".'")
        if word == "and" and last and _SHARES_NOUN.match(plain, at):
            at = match.end()  # "digital and physical sales"
            continue
        if _cannot_count(word, after_article=after_article) or _is_past(last, match, plain):
            break
        first = match.start() if first is None else first
        at = match.start() + len(word)
        last = (match.start(), at)
        if is_plural(word) and plain[at : at + 1] != "-" and not _noun_goes_on(plain, at):
            break
    if first is None or last is None:
        return None
    return text[first : last[1]], last[1]


def _next_word(plain: str, at: int, *, started: bool) -> re.Match[str] | None:
    """The word behind a blank or hyphen, or the number of a model: "two Boeing 737 jets"."""
    begin = at + 1 if plain[at : at + 1] in {" ", "-", "'"} else at
    match = WORD.match(plain, begin)
    return _MODEL_NUMBER.match(plain, begin) if match is None and started else match


def _is_past(last: Span | None, match: re.Match[str], plain: str) -> bool:
    """Whether the noun that ends at ``last`` does not go on with this word."""
    if last is None:
        return False
    word = match[0].rstrip(".'")
    if is_plural(plain[last[0] : last[1]]) or (is_verb(word) and word.endswith("ed")):
        return True
    return kind_of(word) == "g" and bool(_GOVERNS.match(plain, match.end()))


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


def made_up_of(plain: str, text: str, end: int) -> str | None:
    """ "Three days of talks", "50 years' worth of programmes": what stands behind "of"."""
    of = _OF_WHAT.match(plain, end)
    whole = count_noun(plain, text, of.end() - 1) if of else None
    return whole[0] if whole else None


def with_what_it_is_of(noun: str, plain: str, text: str, *, end: int) -> str:
    """ "47 pieces of heavy equipment": the noun that ends at ``end`` with what it is made up of."""
    if not (of := _OF_WHAT.match(plain, end)):
        return noun
    whole = count_noun(plain, text, of.end() - 1)
    if not whole:
        return noun
    return f"{noun} of {whole[0]}" if "(" in of[0] else noun + text[end : whole[1]]


def is_times(plain: str, end: int) -> bool:
    """Whether a number is one that something is multiplied with."""
    return plain.startswith(" times", end) and bool(_TIMES.match(plain, end))


def multiplied(plain: str, text: str, end: int) -> str | None:
    """ "Five times as many boats": what there is so many times more of."""
    times = _TIMES.match(plain, end)
    noun = count_noun(plain, text, times.end()) if times else None
    return noun[0] if noun else None


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
    if word_before(plain, start) not in _HARMED:
        return None
    before = _HARMING_BEFORE.search(plain, max(0, start - 16), start)
    return _HARMED[before[1]] if before and _NO_NOUN_AFTER.match(plain, end) else None


def part_of_what(plain: str, text: str, *, start: int, end: int) -> str | None:
    """ "60 % of its revenue", "a 0.6 % fee": what the share or the money is of or for."""
    if of := _OF.match(plain, end):
        noun = count_noun(plain, text, of.end() - 1)
        return noun[0] if noun and kind_of(noun[0].lower().split(" ")[0]) != "k" else None
    if plain[end : end + 1] in {" ", "-"}:
        article = _ARTICLE.search(plain, max(0, start - 6), start)
        noun = count_noun(plain, text, end, after_article=bool(article))
        kind = kind_of(noun[0].lower().split(" ")[0]) if noun else "a"
        if noun and kind not in "ka" and (kind != "v" or article or " " in noun[0]):
            return noun[0]
    return None
