"""Tells verbs that say something from nouns and passives of the same form, tense by tense."""

from __future__ import annotations

from onrecord.extraction.statements.lexicon import Cue, Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

CLAUSE_WORDS = frozenset(
    "he she it they we i you there the a an his her how why whether what".split()
)
PLURALS = frozenset(
    """
    people police men women and percent half two three four five six seven eight nine ten
    third quarter majority
    """.split()
)
MODALS = frozenset("will would can could may might must should shall did does do".split())
OBJECTS = frozenset("him her it them this himself herself itself themselves".split())
PROMISES = frozenset("pledge vow promise threaten offer".split())
ADVERBS = frozenset("also now often still then".split())
BY_PHONE = (["phone"], ["telephone"], ["email"], ["e-mail"])


def base_is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether "say" is a verb: behind a plural, a pronoun, or "will"."""
    words = sentence.words
    k = i - 1
    while k > 0 and (
        words[k] in ("also", "often", "not", "always", "never") or words[k][-2:] == "ly"
    ):
        k -= 1
    previous = words[k] if k >= 0 else ""
    if previous == "to":
        said = cue.lemma == "say" and opens_clause(sentence, i + 1, lexicon)
        return k > 0 and (said or words[k - 1] in ("on", "continued", "refused", "proceeded"))
    if previous in lexicon.pronouns or previous in ("who", "some", "many", "others", "most"):
        return previous not in ("he", "she", "it")
    if previous in lexicon.fillers:
        modal = previous in MODALS or previous.endswith("n't")
        return previous not in lexicon.be and (modal or not cue.doubtful)
    return cue.lemma != "continue" and _follows_plural(sentence, i, previous, cue, lexicon)


def _follows_plural(sentence: Sentence, i: int, previous: str, cue: Cue, lexicon: Lexicon) -> bool:
    words = sentence.words
    following = words[i + 1] if i + 1 < len(words) else "."
    if cue.doubtful:
        called = cue.lemma == "call" and following in OBJECTS
        opens = following in lexicon.that or opens_clause(sentence, i + 1, lexicon)
        return (opens or called or following in cue.after) and is_plural(previous)
    reach = 20 if following in lexicon.that else 10
    return previous == "," or any(is_plural(word) for word in words[max(0, i - reach) : i])


def is_plural(word: str) -> bool:
    """Whether a word can make a subject plural."""
    if word in PLURALS or word[:1].isdigit():
        return True
    return word.endswith("s") and not word.endswith(("'s", "ss", "us", "news"))


def third_is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether "claims" is a verb, and no plural of a noun."""
    adverb = i > 1 and (sentence.words[i - 1].endswith("ly") or sentence.words[i - 1] in ADVERBS)
    at = i - 2 if adverb else i - 1
    previous = sentence.words[at] if i else ""
    if cue.lemma == "continue":
        return False
    if not cue.doubtful or previous in ("he", "she", "it", "who", "which"):
        return True
    if i == 0 or previous in lexicon.prepositions:
        return False
    if cue.lemma == "call" and _calls(sentence, i, cue, at=at):
        return True
    if previous == ",":
        return _behind_apposition(sentence, i, cue, lexicon)
    return previous != QUOTE and _third_of(sentence, i, cue, lexicon, at=at)


def _behind_apposition(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a name and what explains it stand before: "Roe, a lawyer, notes that"."""
    words = sentence.words
    paused = "," in words[: i - 1] and sentence.capital(0)
    that = words[i + 1 : i + 2] == ["that"] and cue.lemma != "state"
    return paused and (that or opens_clause(sentence, i + 1, lexicon))


def _calls(sentence: Sentence, i: int, cue: Cue, *, at: int) -> bool:
    following = sentence.words[i + 1] if i + 1 < len(sentence.words) else "."
    if following in OBJECTS or (following in cue.after and sentence.capital(at)):
        return True
    return sentence.words[at] == "," and following != "." and sentence.capital(i + 1)


def _third_of(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon, *, at: int) -> bool:
    """``at`` is the word the verb leans on: the end of its subject."""
    words = sentence.words
    opens = opens_clause(sentence, i + 1, lexicon)
    if cue.lemma == "state":
        return opens and words[i + 1] in ("that", QUOTE)
    if not sentence.capital(at):
        # "The report claims the", "Roe's office calls the", but not "swing states the".
        led = words[max(0, i - 3) : i - 1]
        owned = any(word.endswith("'s") for word in led)
        return opens and (owned or not lexicon.determiners.isdisjoint(led))
    if words[i + 1 : i + 2] == ["to"] and cue.lemma in PROMISES:
        return True
    closes = i >= len(words) - 2 or words[i + 1] == ","
    if closes and "," in words[max(0, i - 5) : i]:
        return True  # "…, the Evening Star reports."
    named = i + 1 < len(words) and sentence.capital(i + 1)
    return opens or named or QUOTE in words[max(0, i - 4) : i]


def past_is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether "called" is said of somebody who calls, and not of what is called so."""
    words = sentence.words
    following = words[i + 1] if i + 1 < len(words) else ""
    by = following == "by" and words[i + 2 : i + 3] not in BY_PHONE
    if by or _passive(sentence, i, lexicon):
        return False
    if cue.lemma == "pledge":
        if following in lexicon.time_words:
            following = words[i + 2] if i + 2 < len(words) else ""
        return following in ("to", "that", "not", QUOTE) or following in lexicon.determiners
    if cue.lemma == "put":
        return "as" in words[max(0, i - 6) : i]  # "as the mayor put it"
    if cue.lemma == "continue":
        ends = following in ("", ".") and QUOTE in words[:i]
        return ends or QUOTE in (following, words[i - 1]) or following in (",", ":")
    if cue.sort == "say":
        return True
    if cue.lemma == "call" and i + 1 < len(words) and sentence.capital(i + 1):
        # "A program called …" gives a name; "the senator called …" does not.
        return sentence.capital(i - 1) or not {"a", "an"} & set(words[max(0, i - 3) : i])
    return _takes_object(following, cue, lexicon)


def _takes_object(following: str, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether the word behind can begin what a verb that needs an object speaks of."""
    if following in (".", ",", ";", ""):
        return False
    if cue.sort == "think":
        return not following.endswith("ed")
    return following in cue.after or following not in lexicon.prepositions


def _passive(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether somebody else does the saying: "was quoted", "has been told"."""
    words = sentence.words
    k = i - 1
    while k > 0 and words[k] in lexicon.fillers and words[k] not in lexicon.be:
        k -= 1
    return k >= 0 and (words[k] in lexicon.be or words[k].endswith(("'re", "'m")))


def opens_clause(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether word ``i`` opens a clause by itself."""
    words = sentence.words
    if i >= len(words):
        return False
    if words[i] in lexicon.that:
        return i + 1 < len(words) and (words[i + 1] in CLAUSE_WORDS or sentence.capital(i + 1))
    return words[i] == QUOTE or words[i].split("'")[0] in CLAUSE_WORDS
