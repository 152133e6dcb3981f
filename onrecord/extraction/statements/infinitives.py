"""Finds the verb that carries a cue in the infinitive: "went on to say", "refused to admit"."""

from __future__ import annotations

from onrecord.extraction.statements.clauses import is_verb
from onrecord.extraction.statements.lexicon import Cue, Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

REACH = 5  # words between the verb and its infinitive: "took to the air to say"
NOTHING: tuple[list[str], ...] = ([], ["."], [","], [";"])
STOPS = frozenset({",", ";", ":", QUOTE, "(", ")"})


def chain_start(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> int | None:
    """Where the verb before "to" begins, if the base form at ``i`` is an infinitive that says."""
    words = sentence.words
    if cue.sort != "say":
        return None
    k = i - 1
    while k > 1 and words[k].endswith("ly"):
        k -= 1
    if k < 2 or words[k] != "to" or words[i + 1 : i + 2] in NOTHING:
        return None
    for at in range(k - 1, max(-1, k - 1 - REACH), -1):
        word = words[at]
        if word in STOPS or word in lexicon.relative or word in lexicon.that:
            return None
        if at and is_verb(sentence, at, lexicon):
            return at
    return None
