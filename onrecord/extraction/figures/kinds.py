"""Kinds of words, a letter each, in place of a part-of-speech tagger: by list, ending and place.

``n`` noun or adjective · ``d`` determiner · ``o`` pronoun · ``v`` verb · ``e`` verb that takes an
infinitive · ``g`` form in -ing · ``p`` preposition · ``P`` "of" · ``t`` "to" · ``a`` adverb · ``u``
"up", "down" · ``w`` "worth" · ``r`` relative · ``s`` subordinating · ``c`` "and" · ``k`` a time ·
``#`` number or unit · ``,`` comma · ``(`` and ``)`` · ``|`` other break.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extraction.figures.numbers import MAGNITUDES, SMALL, TENS
from onrecord.extraction.figures.units import unit_named
from onrecord.extraction.figures.words import AUXILIARIES, CALENDAR, PREPOSITIONS, VERBS, is_verb

_LISTS = {
    "d": """
        a an the its their his her our my your this these those some any each every no all both
        another other such own
    """,
    "o": "it he she they we you i there him them us me one's itself",
    "r": "which who that whose whom",
    "s": """
        while whilst when because although though if unless whereas where after before since until
        as than once whether how why what like
    """,
    "c": "and or but nor plus",
    "u": "up down higher lower",
    "v": """
        dont don't didnt doesnt isnt wasnt arent werent wont cant couldnt wouldnt hasnt havent
        didn't doesn't isn't wasn't aren't weren't won't can't couldn't wouldn't hasn't haven't
        it's he's she's
    """,
    "a": """
        short not also just only still already now then too very more most less even ever never
        again ago here today yesterday tomorrow meanwhile however therefore nevertheless instead
        well far so yet about around nearly almost roughly approximately some barely exactly away
        back out off together further quite rather perhaps maybe currently alone least altogether
    """,
    "k": """
        last next past earlier later early late first spring summer autumn winter morning evening
        night afternoon weekend years months weeks days quarters half fiscal
    """,
    "w": "worth",
    "#": "per percent cent % percentage points dozen dozens hundreds thousands millions billions",
    "e": """
        expect expects expected want wants wanted forecast forecasts allow allows allowed help helps
        helped force forces forced cause causes caused enable enables enabled push pushes pushed
        see sees estimate estimates estimated predict predicts predicted
    """,
    "P": "of",
    "t": "to",
    ",": ",",
    "(": "(",
    ")": ")",
}
_NOUNS_IN_LY = frozenset("family july italy supply assembly reply ally fly rally monopoly".split())
_NOUNS_IN_ING = frozenset(
    """
    king ring thing spring building meeting wing string housing funding spending trading shipping
    manufacturing offering beijing earning savings ceiling bring sing sting swing operating leading
    remaining existing outstanding working closing opening voting living driving starting
    """.split()
)
# Verbs by their form that are as often nouns.
_EITHER = frozenset(
    """
    cost costs rise rises fall falls cut cuts use uses work works move moves vote votes stay need
    needs run runs hit hits set sets lead leads hold cover covers drop offer offers estimate
    estimates return increase advance reach serve pay forecast forecasts push
    """.split()
)
_KINDS = {
    **dict.fromkeys(VERBS | AUXILIARIES, "v"),
    **dict.fromkeys(PREPOSITIONS, "p"),
    **dict.fromkeys(CALENDAR, "k"),
    **dict.fromkeys([*SMALL, *TENS, *MAGNITUDES], "#"),
    **{word: kind for kind, words in _LISTS.items() for word in words.split()},
}
_MAKING_VERBS = frozenset("#ort")  # kinds behind which a noun may turn out to be none
_BREAK = re.compile(r"[;:\"!?\u2014]| - |--")
_ADVERB_AND_VERB = re.compile(r"((?:^|[,rsc])d?n+a)n(?=[adpt#]|\Z)")  # "diamonds typically score"
_CONTROL_OF_NOTHING = re.compile(r"e(?!d?[n#]*n(?:[Pp][dk]*[n#]*n)*ta*[vn])")


@lru_cache(maxsize=4096)
def kind_of(word: str) -> str:
    """The kind of a word in lower case, on its own."""
    if kind := _KINDS.get(word):
        return kind
    if not word[:1].isalpha():
        return "#" if word[:1].isdigit() else "|" if _BREAK.match(word) else "a"
    if len(word) == 1:
        return "#"
    if word.endswith("ly") and word not in _NOUNS_IN_LY:
        return "a"
    if word.endswith("ing") and len(word) > 4 and word not in _NOUNS_IN_ING:
        return "g"
    return "v" if is_verb(word) else "n"


def kinds_of(words: list[str]) -> str:
    """The kinds of words in a row, each seen beside its neighbours."""
    known: list[str] = []
    settle(words, [*map(kind_of, words), "^"], known)
    return settled_line("".join(known))


def settle(words: list[str], kinds: list[str], known: list[str]) -> None:
    """Adds the kinds that are settled beside their neighbours to those known, all but the last.

    "^" is no word.
    """
    before = known[-1] if known else "^"
    for i in range(len(known), len(kinds) - 1):
        kind = kinds[i]
        # Most words are nouns and stay so.
        if kind in _SETTLED and (kind != "n" or before in _MAKING_VERBS):
            kind = _SETTLED[kind](words[i], kind, before, kinds[i + 1])
        known.append(kind)
        before = kind


def settled(word: str, kind: str, before: str, after: str) -> str:
    """The kind of one word between its neighbours, the one before it settled already."""
    return _SETTLED[kind](word, kind, before, after) if kind in _SETTLED else kind


def settled_line(kinds: str) -> str:
    """The kinds of a row of words with what only a longer stretch tells.

    An ``e`` stays one only where an object and an infinitive follow it.
    """
    line = _ADVERB_AND_VERB.sub(r"\1v", kinds) if "nan" in kinds else kinds
    return _CONTROL_OF_NOTHING.sub("v", line) if "e" in line else line


def _verb_or_noun(word: str, kind: str, before: str, after: str) -> str:
    """ "The combined sales", "its cost", "the total cost of", "in May" are no verbs."""
    if word == "may" and before in "ps":
        return "k"
    adjective = before == "d" and after in "n#g"
    if adjective and (kind == "g" or word.endswith("ed")):
        return "n"
    if kind == "g" and before == "^" and after in "pPv":
        return "n"  # "sampling in May"
    noun = word in _EITHER and (before == "d" or (before == "n" and after in "Pv"))
    return "n" if noun or (kind == "g" and before == "d") else kind


def _noun_or_verb(word: str, kind: str, before: str, after: str) -> str:
    """ "Who weighs", "that extends", "to retain": a verb by what stands before it."""
    if before == "#" and unit_named(word):
        return "#"
    if before in "or" and after not in "nvP":
        return "v"
    return "v" if before == "t" and after in "d#^a" and not word.endswith("s") else kind


def _pronoun_or_noun(word: str, kind: str, before: str, after: str) -> str:
    return "n" if word == "us" and (before in "dp^" or after == "n") else kind


def _worth(_word: str, kind: str, before: str, after: str) -> str:
    """ "A net worth of $5", but "a prize worth $5"."""
    return "n" if before == "d" or after == "P" else kind


_SETTLED = {
    "v": _verb_or_noun,
    "g": _verb_or_noun,
    "e": _verb_or_noun,
    "n": _noun_or_verb,
    "o": _pronoun_or_noun,
    "w": _worth,
}
