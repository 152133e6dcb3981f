"""Takes a source phrase apart: name, role, and what sort of speaker it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from onrecord.extraction.tongues.tongue import Speech

Sort = Literal["person", "body", "described", "pronoun"]
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_CASE = re.compile(r"(?:e?s|e?n)\Z")  # endings of the genitive and the dative
_LONGEST_NAME = 4
_LONGEST_WORD = 60
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What a source phrase says. ``name`` is None where only a role is told."""

    name: str | None
    role: str | None
    sort: Sort
    gender: Literal["he", "she"] | None = None


@lru_cache(maxsize=4096)
def is_role(word: str, speech: Speech) -> bool:
    """Whether a word ends like the name of a role: "Verkehrsministerin"."""
    low = word.lower().rstrip(".")
    return len(low) <= _LONGEST_WORD and _ends_in_any(low, speech.roles)


@lru_cache(maxsize=4096)
def is_body(word: str, speech: Speech) -> bool:
    """Whether a word ends like the name of a body: "Umweltministerium"."""
    low = word.lower()
    if len(low) > _LONGEST_WORD:
        return False
    return _ends_in_any(low, speech.bodies) and not is_role(word, speech)


def _ends_in_any(word: str, endings: tuple[str, ...]) -> bool:
    short, long = _by_length(endings)
    if word.endswith(long) or _CASE.sub("", word).endswith(long):
        return True
    return any(_ends_in_short(word, ending) for ending in short)


@cache
def _by_length(endings: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The short endings and the long ones."""
    short = tuple(ending for ending in endings if len(ending) <= _SHORT)
    return short, tuple(ending for ending in endings if len(ending) > _SHORT)


def _ends_in_short(word: str, ending: str) -> bool:
    """Short endings count in long words or alone: "Gesundheitsamt", but not "Samt"."""
    last = word.rsplit("-", maxsplit=1)[-1]
    alone = last in (ending, f"{ending}s", f"{ending}es")
    return alone or (word.endswith(ending) and len(word) >= len(ending) + 5)


def take_apart(phrase: str, speech: Speech) -> Named:
    """Read one source phrase, as printed."""
    plain = _PARENTHESIS.sub("", " ".join(phrase.split()))
    head, _, rest = plain.partition(",")
    if head.lower() in speech.he | speech.she | speech.they:
        return Named(head, None, "pronoun")
    named = _from_tokens(head.split(" "), speech)
    return _with_apposition(named, rest.strip(), speech)


def _with_apposition(named: Named, rest: str, speech: Speech) -> Named:
    if not rest:
        return named
    other = _from_tokens(rest.split(), speech)
    if named.sort == "described" and other.sort == "person":
        return Named(other.name, named.role, "person", named.gender)
    if named.sort == "person" and named.role is None and other.role:
        return Named(named.name, other.role, "person", named.gender or other.gender)
    return named


def _from_tokens(tokens: list[str], speech: Speech) -> Named:
    tokens = [token for token in tokens if token]
    determined = bool(tokens) and tokens[0].lower() in speech.determiners
    tokens = tokens[1:] if determined else tokens
    courtesy = _courtesy(tokens, speech)
    start = _name_start(tokens, speech)
    before, run = tokens[:start], tokens[start:]
    if run and before and before[-1].lower() in speech.possessive | speech.linking:
        before, run = (before + run[:-2], run[-2:]) if len(run) >= 3 else (tokens, [])
    roles = [token for token in before if is_role(token, speech)]
    gender = courtesy or _gender(roles[0] if roles else "", speech)
    office = " ".join(token for token in before if token.lower() not in speech.male | speech.female)
    if run and (roles or courtesy or any(_titled(token, speech) for token in before)):
        return Named(" ".join(run), office or None, "person", gender)
    if roles:
        return Named(None, office, "described", gender)
    return _without_role(before, run, speech, determined=determined)


def _without_role(before: list[str], run: list[str], speech: Speech, *, determined: bool) -> Named:
    whole = " ".join([*before, *run])
    if any(is_body(token, speech) for token in before) or not run:
        return Named(whole or None, None, "body")
    if determined or any(len(token) > 1 and token.isupper() for token in run):
        if determined and len(run) >= 3 and not before:
            return Named(" ".join(run[1:]), run[0], "person", _gender(run[0], speech))
        return Named(whole, None, "body")
    if len(run) >= 3 and run[0].endswith(("er", "erin", "ist", "istin", "ent", "entin", "loge")):
        return Named(" ".join(run[1:]), run[0], "person", _gender(run[0], speech))
    return Named(" ".join(run), " ".join(before) or None, "person")


def _name_start(tokens: list[str], speech: Speech) -> int:
    """Where the run of names at the end of a phrase begins."""
    start = len(tokens)
    while start and len(tokens) - start < _LONGEST_NAME:
        token = tokens[start - 1]
        inside = start > 1 and token.lower() in speech.particles and start < len(tokens)
        if inside and not is_role(tokens[start - 2], speech) and tokens[start - 2][0].isupper():
            if is_body(tokens[start - 2], speech):
                break
            start -= 1
        elif token[0].isupper() and not _no_name(token, speech):
            start -= 1
        else:
            break
    return start


def _no_name(token: str, speech: Speech) -> bool:
    low = token.lower()
    return (
        is_role(token, speech)
        or is_body(token, speech)
        or _titled(token, speech)
        or low in speech.male | speech.female | speech.determiners
    )


def _titled(token: str, speech: Speech) -> bool:
    parts = token.lower().replace(".", " ").split()
    return bool(parts) and all(part in speech.titles for part in parts)


def _courtesy(tokens: list[str], speech: Speech) -> Literal["he", "she"] | None:
    for token in tokens:
        if token.lower() in speech.female:
            return "she"
        if token.lower() in speech.male:
            return "he"
    return None


def _gender(role: str, speech: Speech) -> Literal["he", "she"] | None:
    if not role:
        return None
    return "she" if role.lower().endswith(speech.female_endings) else "he"
