"""Finds the words that mark statements, and tells verbs from nouns that look like them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extraction.statements.lexicon import Cue, Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

QUANTIFIERS = frozenset("this that some many most few several all both each others one".split())
CLAUSE_WORDS = frozenset(
    "he she it they we i you there the a an his her how why whether what".split()
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue at words ``first`` to ``last`` (half-open): particles belong to it."""

    first: int
    last: int
    cue: Cue | None  # None for "according to"

    @property
    def participle(self) -> bool:
        """Whether this is a form such as "adding", which borrows its subject."""
        return self.cue is not None and self.cue.form == "ing"


def marks(sentence: Sentence, lexicon: Lexicon) -> list[Mark]:
    """All cues of a sentence, in order."""
    found: list[Mark] = []
    words = sentence.words
    for i, word in enumerate(words):
        if word == lexicon.according[0] and words[i + 1 : i + 2] == [lexicon.according[1]]:
            found.append(Mark(i, i + 2, None))
            continue
        cue = lexicon.cues.get(word)
        if cue is not None and _is_verb(sentence, i, cue, lexicon):
            found.append(Mark(i, _with_particle(words, i, cue), cue))
            continue
        noun = lexicon.nouns.get(word)
        if noun is not None and i and words[i + 1 : i + 2] == ["that"]:
            found.append(Mark(i, i + 1, noun))
    return found


def _with_particle(words: list[str], i: int, cue: Cue) -> int:
    if words[i + 1 : i + 2] and words[i + 1] in cue.after:
        return i + 2
    return i + 1


def _is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    previous = sentence.words[i - 1] if i else ""
    if sentence.capital(i) and i and not _headline_case(sentence):
        return False
    if cue.form == "ing":
        return _is_participle(sentence, i, cue, lexicon)
    if previous in lexicon.determiners or previous in lexicon.articles or previous.endswith("'s"):
        return previous in QUANTIFIERS and not (cue.form == "base" and cue.doubtful)
    if previous in lexicon.prepositions and previous != "like" and cue.sort != "say":
        return False
    if cue.form == "base":
        return _base_is_verb(sentence, i, cue, lexicon)
    if cue.form == "third":
        return _third_is_verb(sentence, i, cue, lexicon)
    return _past_is_verb(sentence, i, cue, lexicon)


def _headline_case(sentence: Sentence) -> bool:
    """Whether most words begin with a capital letter, as in a headline."""
    letters = [i for i, word in enumerate(sentence.words) if len(word) > 3 and word[0].isalpha()]
    return 2 * sum(sentence.capital(i) for i in letters) > len(letters) + 1


def _is_participle(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    words = sentence.words
    if i == 0:
        return cue.sort != "think"
    previous = words[i - 1]
    if previous.endswith("ly") or previous in ("also", "then", "later", "not", "repeatedly"):
        previous = words[i - 2] if i > 1 else ""
    if previous in (",", QUOTE, "—", "–", "--", "and", "but") or progressive(previous, lexicon):
        return True
    if cue.lemma == "say" and _plural(previous) and _opens_clause(sentence, i + 1, lexicon):
        return True
    if words[i + 1 : i + 2] in (["that"], [QUOTE]) or words[i + 1 : i + 3] == [",", QUOTE]:
        return True
    return previous in lexicon.setting_nouns or previous in ("by", "while", "for", "in", "without")


def progressive(previous: str, lexicon: Lexicon) -> bool:
    """Whether the word before a participle makes it a verb: "is saying", "he's saying"."""
    bare, _, rest = previous.partition("'")
    return previous in lexicon.be or (bool(rest) and bare in lexicon.pronouns)


def _base_is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    words = sentence.words
    k = i - 1
    while k > 0 and (
        words[k] in ("also", "often", "not", "always", "never") or words[k][-2:] == "ly"
    ):
        k -= 1
    previous = words[k] if k >= 0 else ""
    if previous == "to":
        said = cue.lemma == "say" and _opens_clause(sentence, i + 1, lexicon)
        return k > 0 and (said or words[k - 1] in ("on", "continued", "refused", "proceeded"))
    if previous in lexicon.pronouns or previous in ("who", "some", "many", "others", "most"):
        return previous not in ("he", "she", "it")
    if previous in lexicon.fillers:
        return previous not in lexicon.be and (not cue.doubtful or previous.endswith("n't"))
    if cue.doubtful:
        return _opens_clause(sentence, i + 1, lexicon) and _plural(previous)
    return previous == "," or any(_plural(word) for word in words[max(0, i - 10) : i])


def _plural(word: str) -> bool:
    """Whether a word can make a subject plural."""
    if word in ("people", "police", "men", "women", "and", "percent", "half") or word[:1].isdigit():
        return True
    return word.endswith("s") and not word.endswith(("'s", "ss", "us", "news"))


def _third_is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    previous = sentence.words[i - 1] if i else ""
    if not cue.doubtful or previous in ("he", "she", "it", "who", "which"):
        return True
    if i == 0 or previous in (",", QUOTE) or previous in lexicon.prepositions:
        return False
    if sentence.capital(i - 1):
        named = i + 1 < len(sentence.words) and sentence.capital(i + 1)
        quoted = QUOTE in sentence.words[max(0, i - 4) : i]
        return named or quoted or _opens_clause(sentence, i + 1, lexicon)
    # "The report claims the", but not "swing states the".
    narrow = i > 1 and sentence.words[i - 2] in lexicon.determiners
    return narrow and _opens_clause(sentence, i + 1, lexicon)


def _past_is_verb(sentence: Sentence, i: int, cue: Cue, lexicon: Lexicon) -> bool:
    words = sentence.words
    following = words[i + 1] if i + 1 < len(words) else ""
    if following == "by" or _passive(sentence, i, lexicon):
        return False
    if cue.lemma == "pledge":
        return following in ("to", "that", "not", QUOTE) or following in lexicon.determiners
    if cue.lemma == "continue":
        return QUOTE in (following, words[i - 1]) or following in (",", ":")
    if cue.sort == "say":
        return True
    if cue.lemma == "call" and i + 1 < len(words) and sentence.capital(i + 1):
        # "A program called …" gives a name; "the senator called …" does not.
        return not {"a", "an", ","} & set(words[max(0, i - 3) : i]) or words[i - 1] == ","
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


def _opens_clause(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether word ``i`` opens a clause by itself."""
    words = sentence.words
    if i >= len(words):
        return False
    if words[i] in lexicon.that:
        return i + 1 < len(words) and (words[i + 1] in CLAUSE_WORDS or sentence.capital(i + 1))
    return words[i] == QUOTE or words[i] in CLAUSE_WORDS
