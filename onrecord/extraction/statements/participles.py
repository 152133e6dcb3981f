"""Tells verbs in -ing that say something from nouns and adjectives that look like them."""

from __future__ import annotations

from onrecord.extraction.statements.clauses import DASHES
from onrecord.extraction.statements.lexicon import Cue, Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence
from onrecord.extraction.statements.tenses import is_plural, opens_clause

JOINED = frozenset({",", QUOTE, "and", "but", *DASHES})
LEADS = frozenset("by while for in without since after before when".split())
BEFORE_WITH = frozenset({",", "and", "-", QUOTE, *DASHES})
STOPS = frozenset({",", ";", ":", QUOTE, "(", ")"})


def is_participle(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether the word says something: "…, adding that", "by saying", "with the mayor saying"."""
    words = sentence.words
    if i == 0:
        return cue.sort != "think"
    previous = words[i - 1]
    if previous.endswith("ly") or previous in ("also", "then", "later", "not", "repeatedly"):
        previous = words[i - 2] if i > 1 else ""
    if previous in JOINED or previous in LEADS or _progressive(previous, lexicon):
        return True
    if cue.lemma == "say" and is_plural(previous) and opens_clause(sentence, i + 1, lexicon):
        return True
    if words[i + 1 : i + 2] in (["that"], [QUOTE]) or words[i + 1 : i + 3] == [",", QUOTE]:
        return True
    return _of_statement(words, i, lexicon) or absolute_start(sentence, i) is not None


def absolute_start(sentence: Sentence, i: int) -> int | None:
    """Where the source of ``…, with the mayor saying`` begins; ``i`` is the participle."""
    words = sentence.words
    for k in range(i - 2, max(-1, i - 10), -1):
        if words[k] in STOPS:
            return None
        if words[k] == "with" and (k == 0 or words[k - 1] in BEFORE_WITH):
            return k + 1
    return None


def _of_statement(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a statement says it: "a letter saying", "a letter on Monday saying"."""
    if words[i - 1] in lexicon.time_words:
        return not lexicon.setting_nouns.isdisjoint(words[max(0, i - 4) : i])
    return words[i - 1] in lexicon.setting_nouns


def _progressive(previous: str, lexicon: Lexicon) -> bool:
    """Whether the word before a participle makes it a verb: "is saying", "he's saying"."""
    bare, _, rest = previous.partition("'")
    return previous in lexicon.be or (bool(rest) and bare in lexicon.pronouns)
