"""Says which question a figure answers, so that like figures of other reports can be found.

"647 miners left" and "3,033 miners have left" answer one question, "630 miners were pardoned"
another. The question is what is counted, what is said of it, and the unit; words are stems.
"""

from __future__ import annotations

import re

LONGEST = 120  # characters
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EMPTY = frozenset(
    "a all an and are as at be been being by each few for from had has have in is its it more most "
    "of on or other others some such that the their them there these they this those to was were "
    "which who whom whose will with would".split()
)
_SKIPPED = _EMPTY | frozenset("already also alone altogether far now since so still then".split())
_PAST = frozenset(
    "ate became began bought broke brought built came caught cut did died drove fed fell felt fled "
    "flew fought found froze gave got grew held hid hurt kept knew led left lost made met paid put "
    "quit ran rose said sank saw sent set shot shut sold spent spoke stood stole struck swam swore "
    "taken took wept went won wrote".split()
)


def question_of(*, counted: str, unit: str, after: str) -> str:
    """The question as stems with blanks between; "" where nothing is said to be counted.

    ``after`` is what stands behind the figure in its text; 30 characters are enough.
    """
    nouns = [word for word in _words(counted) if word not in _EMPTY]
    if not nouns:
        return ""
    said = _said_of(nouns, _words(after))
    stems = [_stem(word) for word in [*nouns, *said]]
    return " ".join([*dict.fromkeys(stems), *([unit] if unit else [])])[:LONGEST]


def name_of(*, counted: str, after: str) -> str:
    """The same in words, as a first name for a measure: "militants left"."""
    nouns = [word for word in _words(counted) if word not in _EMPTY]
    said = _said_of(nouns, _words(after))
    return " ".join(filter(None, [counted.strip(), *said]))[:LONGEST]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _said_of(nouns: list[str], after: list[str]) -> list[str]:
    """The verb behind the noun, where it stands there at once; a cut word at the end counts not."""
    rest = [word for word in after[:-1] if word not in nouns]
    for word in rest[:4]:
        if word in _SKIPPED:
            continue
        is_verb = word in _PAST or (len(word) > 4 and word.endswith("ed"))
        return [word] if is_verb and word not in nouns else []
    return []


def _stem(word: str) -> str:
    """English plurals as their singular; other words as they are."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
