"""Tells how a statement is meant: as fact, for the future, hedged, denied, or asked."""

from __future__ import annotations

import re

from onrecord.extraction.types import Modality

HEDGED = re.compile(
    r"\b(?:possibl[ey]|reportedly|alleged(?:ly)?|may(?! \d)|might|could|perhaps|likely|"
    r"probabl[ey]|"
    r"apparently|presumably|supposedly|seems?|seemed|appears? to|appeared to|suspected|potentially|"
    r"believed to|thought to|said to|rumou?red to|alleged to|reported to)\b"
)
FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|going to|plans? to|intends? to|"
    r"(?:is|are) (?:set|due|expected|scheduled|about|planning) to|['’]ll)\b"
)
NEGATED = re.compile(
    r"\b(?:not|never|cannot|neither|nobody|nothing|none|no longer|no one|without any|"
    r"['’]t(?<=n.t)|^no)\b"
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
    if HEDGED.search(first):
        return "hedged"
    end = MAIN_END.search(first)
    main = first[: end.start()] if end else first
    if NEGATED.search(main):
        return "negated"
    return "future" if FUTURE.search(main) else "fact"
