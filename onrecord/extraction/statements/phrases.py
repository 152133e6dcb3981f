"""Takes the phrase that names a source apart: name, role, and what sort of speaker it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.extraction.statements.lexicon import Lexicon

Sort = Literal["person", "organisation", "unnamed", "pronoun"]
PARENTHESIS = re.compile(r"\s*\([^()]*\)")
POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
ACRONYM = re.compile(r"^(?:[A-Z]{2,}[a-z]?|[A-Z][a-z]{1,3}[A-Z])$")
# What eyewitnesses give is not who speaks: they do.
EVIDENCE = re.compile(
    r"(?:evidence|accounts?|testimon(?:y|ies)|statements?|reports?|estimates?|words|records?|data)$"
)
PARTY = re.compile(r"^[A-Z]{1,3}-[A-Z]")
MEN = frozenset(
    """
    mr sir king prince lord duke count baron emperor sheikh father brother son husband uncle
    widower actor
    """.split()
)
WOMEN = frozenset(
    """
    mrs ms miss queen princess lady dame duchess countess baroness empress mother sister daughter
    wife aunt widow actress
    """.split()
)
PARTICLES = frozenset(
    "de da di van von der den del la le bin ibn al el abu dos du ter ten y of".split()
)
NAME_PARTICLES = PARTICLES - {"of"}


class Phrase(NamedTuple):
    """What a source phrase says: ``name`` without article and rank, ``role`` rank or office."""

    name: str
    role: str | None
    sort: Sort
    definite: bool = False  # "the senator": may point back
    gender: Literal["he", "she"] | None = None


# The same names speak again and again, in one report and in the next.
@lru_cache(maxsize=1024)
def parse(source: str, lexicon: Lexicon) -> Phrase:
    """Read one source phrase, as printed."""
    printed = " ".join(source.split())
    plain = PARENTHESIS.sub("", printed) if "(" in printed else printed
    plain = plain.replace("—", ",").replace("--", ",")
    head, *rest = [part.strip() for part in plain.strip(" ,;:-–").split(",")]
    folded = head.lower().replace("’", "'")
    if folded in lexicon.pointers:
        return Phrase(head, None, "pronoun")
    tokens = POSSESSIVE.sub("", head).split()
    article = tokens[0].lower() if tokens and tokens[0].lower() in lexicon.articles else ""
    tokens = tokens[1:] if article and len(tokens) > 1 else tokens
    phrase = _from_head(tokens, lexicon, definite=article == "the")
    return _with_apposition(phrase, rest, lexicon)


def _from_head(tokens: list[str], lexicon: Lexicon, *, definite: bool) -> Phrase:
    start = _name_start(tokens, lexicon)
    if start is not None:
        name, titles = tokens[start:], tokens[:start]
        role = " ".join(t for t in titles if t.lower() not in lexicon.courtesies)
        return Phrase(" ".join(name), role or None, "person", gender=_gender(titles))
    text = " ".join(tokens)
    if all(_capital(t) or t.lower() in PARTICLES for t in tokens):
        organised = any(t.lower().strip(".") in lexicon.organisation_words for t in tokens)
        if not (definite or organised or _acronym(tokens)) and len(tokens) <= 4:
            return Phrase(text, None, "person")
        return Phrase(text, None, "organisation", definite=definite)
    if len(tokens) > 1 and tokens[-2].endswith(("s'", "s’")) and EVIDENCE.match(tokens[-1]):
        tokens = [*tokens[:-2], tokens[-2][:-1]]
        text = " ".join(tokens)
    last = tokens[-1].lower() if tokens else ""
    body = last in lexicon.organisation_words or _of_organisation(tokens, lexicon)
    return Phrase(text, None, "organisation" if body else "unnamed", definite=definite)


def _name_start(tokens: list[str], lexicon: Lexicon) -> int | None:
    """Where the personal name begins behind titles and roles, if there are any."""
    for i in range(len(tokens) - 1, 0, -1):
        before = tokens[i - 1].lower().strip(",")
        titled = (
            before in lexicon.ranks or before in lexicon.courtesies or before in lexicon.role_nouns
        )
        if (
            titled
            and all(_capital(t) or t.lower() in NAME_PARTICLES for t in tokens[i:])
            and not any(t.lower() in lexicon.organisation_words for t in tokens[i:])
        ):
            return i
    # "conservative activist Jane Roe", "then-candidate Roe": capitals behind a small word.
    for i in range(len(tokens) - 1, 0, -1):
        if not _capital(tokens[i]):
            break
        small = not _capital(tokens[i - 1]) and tokens[i - 1].lower() not in PARTICLES
        if small and len(tokens) - i >= 2 and tokens[i - 1].lower() not in lexicon.prepositions:
            organised = any(t.lower() in lexicon.organisation_words for t in tokens[i:])
            return None if organised or tokens[i - 1].lower() in lexicon.determiners else i
    return None


def _with_apposition(phrase: Phrase, rest: list[str], lexicon: Lexicon) -> Phrase:
    """The role that follows the name, or the name that follows the role."""
    for part in rest:
        tokens = part.split()
        if not tokens or tokens[0][0].isdigit() or PARTY.match(part) or len(part) <= 3:
            continue
        if tokens[0].lower() in lexicon.relative or tokens[0].lower().endswith("ing"):
            break
        named = 2 <= len(tokens) <= 4 and all(_capital(t) for t in tokens)
        described = phrase.sort == "unnamed" and _last_role(phrase.name, lexicon)
        if named and phrase.name.lower().startswith("one of "):
            return _from_head(tokens, lexicon, definite=False)
        if named and described:
            role = phrase.name.split()
            owned = role[0].lower() in lexicon.possessives
            gender = _gender(role)
            return Phrase(part, " ".join(role[1:] if owned else role), "person", gender=gender)
        if phrase.sort == "person" and not _place(tokens, lexicon):
            article = tokens[0].lower() in lexicon.articles
            office = " ".join(tokens[1:] if article else tokens)
            return Phrase(phrase.name, office, "person", gender=phrase.gender)
        if phrase.sort != "person":
            break
    return phrase


def _last_role(name: str, lexicon: Lexicon) -> bool:
    return any(word.lower() in lexicon.role_nouns for word in name.split())


def _place(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether an apposition is only a place: "of Springfield, Illinois"."""
    titled = any(
        t.lower().strip(".") in lexicon.role_nouns or t.lower().strip(".") in lexicon.ranks
        for t in tokens
    )
    return len(tokens) <= 3 and all(_capital(t) for t in tokens) and not titled


def _gender(titles: list[str]) -> Literal["he", "she"] | None:
    for title in titles:
        word = title.lower().strip(".")
        if word in WOMEN or word.endswith("woman"):
            return "she"
        if word in MEN or word.endswith("man"):
            return "he"
    return None


def _capital(token: str) -> bool:
    return token[:1].isupper() or (token[:1] in "‘'\"“" and token[1:2].isupper())


def _acronym(tokens: list[str]) -> bool:
    return any(ACRONYM.match(token) for token in tokens)


def _of_organisation(tokens: list[str], lexicon: Lexicon) -> bool:
    """ "White House", "Ministry of Defence", "Clinton campaign": a body, not a person."""
    heads = [t.lower() for t in tokens]
    if "of" in heads:
        heads = heads[: heads.index("of")]
    return bool(heads) and heads[-1] in lexicon.organisation_words
