"""Tells the words of page furniture: a line made of nothing else is no part of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.extraction.captures import vocabulary
from onrecord.extraction.folding import folded_line

COUNT = r"\(?\s*\d[\d.,]*\s?[km]?\+?\s*\)?"
ABOUT_THIS = re.compile(
    rf"^{COUNT} (?:thoughts?|responses?|comments?|replies|reply|kommentare?|gedanken) "
    r"(?:on|to|zu) (?P<what>.{2,})$"
)
NAME = r"[^\s,.:;|·•()\x1f]+"
CLOSES = r"(?=\s*(?:$|[|·•\x1f]))"
GAP = re.compile(
    r"[\s|·•,;:/\\()\[\]+*–—\-→←↑↓▲▼►▾▸»«›‹…❤♥★☆✓×#&'\"\ufe0f\u200b-\u200f\u202a-\u202e\u2066-\u2069\U0001f300-\U0001faff]+"
)
ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/\S*")
NUMBER = re.compile(COUNT)
WORDS = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")
GLUE = re.compile(r"(?<=[a-zäöüßéа-я)])(?=[A-ZÄÖÜА-Я])")
QUOTED = re.compile(r"[\"“”„«]")
SEAM = "\x1f"
SLOT = re.compile(r"(\ ?#|~)")
NO_WORD = re.compile(r"(?!\w)")
LATIN_LOOKALIKES = str.maketrans("асеорхуіјѕԁһАВСЕНІКМОРТХ", "aceopxyijsdhABCEHIKMOPTX")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
CAMEL_BRANDS = ("WhatsApp", "YouTube", "LinkedIn", "TikTok", "VKontakte")
KINDS = {
    "tools": vocabulary.PAGE_TOOLS,
    "standards": vocabulary.STANDARDS,
    "discussion": vocabulary.DISCUSSION,
    "comment_tools": vocabulary.COMMENT_TOOLS,
    "related": vocabulary.RELATED,
    "popular": vocabulary.POPULAR,
    "tags": vocabulary.TAGS,
}
NOTICES = [(held.split(" / "), re.compile(whole)) for held, whole in vocabulary.NOTICES]


@dataclass(frozen=True, slots=True)
class Widget:
    """A line of page furniture: the kinds of its phrases, and the phrases one by one."""

    kinds: frozenset[str]
    pieces: tuple[str, ...]


class Phrase(NamedTuple):
    """A phrase as the vocabulary has it, what it opens with, and whether a slot follows that."""

    written: str
    opening: str
    goes_on: bool


# A line is asked about many times in a row.
@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """For comparing with the vocabulary: folded, and words of two scripts made all Latin."""
    if text.isascii() or CYRILLIC.search(text) is None:
        return folded_line(text)
    return folded_line(" ".join(_one_script(word) for word in text.split(" ")))


def alike(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits."""
    return _signless(one) == _signless(other)


# One of the two is often the same many times in a row.
@lru_cache(maxsize=512)
def _signless(text: str) -> str:
    return "".join(WORDS.findall(plain(text)))


@lru_cache(maxsize=4096)
def widget(text: str) -> Widget | None:
    """What page furniture a line is, or None."""
    if len(text) > 160:
        return None
    if ABOUT_THIS.match(plain(text)):
        return Widget(kinds=frozenset({"discussion"}), pieces=(text,))
    found = _made_of_phrases(text)
    apart = text if found else _unglued(text)
    return found if apart == text else _made_of_phrases(apart)


def labelled(text: str) -> tuple[str, str] | None:
    """The kind of label a line begins with ("Tags:", "Read also:") and what stands after it."""
    label, colon, rest = text.partition(":")
    if len(label) > 40:
        return None
    found = widget(label) if colon and rest.strip() else None
    if plain(label) in ("read more", "more", "watch", "don't miss"):
        return "related", rest.strip()
    kinds = found.kinds & {"tags", "related"} if found and len(found.pieces) == 1 else None
    return (min(kinds), rest.strip()) if kinds else None


def opens_discussion(text: str) -> bool:
    """Whether a line is a heading such as "Comments (3)", alone or with buttons beside it."""
    if _TALK.search(plain(text)) is None:
        return False
    found = widget(text)
    return found is not None and "discussion" in found.kinds


def is_notice(text: str) -> bool:
    """Whether a sentence speaks about the site: its cookies, its newsletter, its rights."""
    if len(text) >= 400 or QUOTED.search(text):
        return False
    said = plain(text)
    for held, whole in NOTICES:
        for word in held:
            if word in said:
                if whole.search(said):
                    return True
                break
    return False


def section_words(text: str) -> float:
    """The share of a line's words that name newspaper sections and parts of the world."""
    words = WORDS.findall(plain(text))
    return sum(w in _SECTIONS or w in {"and", "und", "et", "the", "of"} for w in words) / max(
        1, len(words)
    )


def _unglued(text: str) -> str:
    apart = GLUE.sub(SEAM, text)
    for brand in CAMEL_BRANDS:
        apart = apart.replace(GLUE.sub(SEAM, brand), brand)
    return apart


def _one_script(word: str) -> str:
    has_latin = any("a" <= sign <= "z" for sign in word.lower())
    swapped = word.translate(LATIN_LOOKALIKES)
    return (
        swapped if has_latin or (swapped != word and swapped.isascii() and len(word) > 1) else word
    )


def _made_of_phrases(text: str) -> Widget | None:
    comparable = plain(text)
    if "/" in comparable:
        comparable = ADDRESS.sub(lambda match: SEAM * len(match[0]), comparable)
    kinds, pieces = set[str](), list[str]()
    at = 0
    while at < len(comparable):
        if gap := _GAPS.match(comparable, at):
            at = gap.end()
        elif phrase := _longest(comparable, at):
            end, kind = phrase
            kinds.add(kind)
            pieces.append(text[at:end].strip(" :" + SEAM))
            at = end
        elif number := NUMBER.match(comparable, at):
            at = number.end()
        else:
            return None
    return Widget(kinds=frozenset(kinds), pieces=tuple(pieces)) if kinds else None


def _longest(comparable: str, at: int) -> tuple[int, str] | None:
    phrases = _phrases().get(_first(comparable, at), {})
    matches = [(end, kind) for kind, ps in phrases.items() if (end := _end(ps, comparable, at))]
    return max(matches, key=lambda match: match[0], default=None)


def _end(phrases: Sequence[Phrase], comparable: str, at: int) -> int | None:
    """Where the first of them ends that stands there, with no more of a word behind it."""
    for phrase in phrases:
        if not comparable.startswith(phrase.opening, at):
            continue
        if phrase.goes_on:
            if match := _pattern(phrase.written).match(comparable, at):
                return match.end()
        elif NO_WORD.match(comparable, end := at + len(phrase.opening)):
            return end
    return None


def _first(phrase: str, at: int = 0) -> str:
    """The letters that a phrase begins with; none where it begins with a count."""
    match = LETTERS.match(phrase, at)
    return match[0] if match else ""


@cache
def _phrases() -> dict[str, dict[str, list[Phrase]]]:
    """The phrases by the word they begin with and by their kind, the longest first."""
    found: dict[str, dict[str, list[Phrase]]] = {}
    for kind, phrases in KINDS.items():
        for phrase in sorted(" ".join(phrases.split()).split(" / "), key=len, reverse=True):
            by_kind = found.setdefault(_first(plain(phrase)), {})
            by_kind.setdefault(kind, []).append(_phrase(phrase))
    return found


def _phrase(written: str) -> Phrase:
    opening, *rest = SLOT.split(written, maxsplit=1)
    return Phrase(written, plain(opening), bool(rest))


@cache  # made when a line first opens so: all together take a tenth of a second
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(rf"{_form(written)}(?!\w)")


def _form(phrase: str) -> str:
    slots = {" #": rf"\ ?{COUNT}", "#": COUNT, "~": f"(?:{NAME} {NAME}{CLOSES}|{NAME})"}
    return "".join(slots.get(piece, re.escape(plain(piece))) for piece in SLOT.split(phrase))


_GAPS = re.compile(f"(?:{GAP.pattern}|{SEAM})+")
# Of each phrase that opens a discussion the longest word, and those of ABOUT_THIS.
_TALK = re.compile(
    "|".join(
        {
            max(LETTERS.findall(plain(phrase)), key=len)
            for phrase in vocabulary.DISCUSSION.split("/")
        }
        | {"thought", "response", "comment", "replies", "reply", "kommentar", "gedanken"}
    )
)
_SECTIONS = frozenset(plain(" ".join(vocabulary.SECTIONS.split())).split())
