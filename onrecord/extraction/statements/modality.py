"""Tells how a statement is meant: as fact, for the future, hedged, denied, or asked."""

from __future__ import annotations

import re

from onrecord.extraction.alternatives import one_of
from onrecord.extraction.types import Modality

HEDGED = (
    "possible possibly reportedly alleged allegedly may might could perhaps likely probable "
    "probably apparently presumably supposedly seem seems seemed suspected potentially".split(),
    "appear appears appeared believed thought said rumored rumoured reported".split(),  # "to"
)
FUTURE = (
    "will shall".split(),
    "going plan plans intend intends".split(),  # "to"
    "set due expected scheduled about planning".split(),  # "is … to", "are … to"
)
NEGATED = (
    "not never cannot neither nobody nothing none no".split(),
    ("no longer", "no one", "without any"),
)
KINDS: dict[str, Modality] = {
    **dict.fromkeys([*HEDGED[0], *(f"{word} to" for word in HEDGED[1])], "hedged"),
    **dict.fromkeys([*NEGATED[0], *NEGATED[1], "t"], "negated"),
    **dict.fromkeys([*FUTURE[0], *(f"{word} to" for word in FUTURE[1]), "ll"], "future"),
    **dict.fromkeys([f"{be} {word} to" for be in ("is", "are") for word in FUTURE[2]], "future"),
}
# One search for all. It begins with what stands before a word: that is told quickly.
TELLING = re.compile(
    rf"\W({one_of(KINDS.keys() - {'t', 'll'})}|t(?<=n['’]t)|ll(?<=\w['’]ll))\b(?P<day> \d)?"
)
MONTH = re.compile(r"(?<=\w )May\b")
SENTENCE_END = re.compile(r"[.!?…](?=[\"”'’]*\s)")
MAIN_END = re.compile(r" (?:which|who|because|although|while|whereas|so that|but)\b")


def modality(content: str, *, asked: bool = False, denied: bool = False) -> Modality:
    """The modality of a content; of a long quotation, that of its first sentence.

    ``denied`` is whether the cue takes it back: "denied that". Hedges count before the future, so
    that "will possibly" is hedged.
    """
    plain = content.strip("\"“”„«»'‘’ ")
    end = SENTENCE_END.search(plain)
    sentence = plain[: end.end()] if end else plain
    first = (MONTH.sub("", sentence) if "May" in sentence else sentence).lower()
    if asked or first.endswith("?") or first.startswith("whether "):
        return "question"
    if denied:
        return "negated"
    return _of_sentence(first)


def _of_sentence(first: str) -> Modality:
    ends: dict[Modality, int] = {}  # of the first words of each kind
    for match in TELLING.finditer(f" {first}"):
        word = match[1]
        if (word == "may" and match["day"]) or (word == "no" and match.start()):
            continue  # "May 3", "there is no"
        if KINDS[word] == "hedged":
            return "hedged"
        ends.setdefault(KINDS[word], match.end(1) - 1)
    if not ends:
        return "fact"
    end = MAIN_END.search(first)
    reach = end.start() if end else len(first)
    kinds: tuple[Modality, ...] = ("negated", "future")
    return next((kind for kind in kinds if kind in ends and ends[kind] <= reach), "fact")
