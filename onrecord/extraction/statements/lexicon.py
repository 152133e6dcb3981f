"""What a language brings to the reading of statements: its cues and its small words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

# say: takes a quotation, a clause or stands behind one; think: needs a clause or a quotation;
# act: an act of speech done to an object ("denied the report"); noun: "the claim that …".
CueSort = Literal["say", "think", "act", "noun"]
CueForm = Literal["base", "third", "past", "ing", "noun"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that can mark a statement.

    ``after`` holds the small words that may stand between an act and its object ("called for").
    ``addressee`` is true where someone may be told ("told reporters that"). ``doubtful`` marks
    forms that are nouns as often ("reports"). ``bound`` cues need one of the words in ``after``.
    """

    lemma: str
    sort: CueSort
    form: CueForm
    after: frozenset[str]
    addressee: bool
    doubtful: bool
    bound: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # each is its own: what is read with it can be cached
class Lexicon:
    """The words of one language, in lower case. The key of ``cues`` is the printed form."""

    cues: dict[str, Cue]
    nouns: dict[str, Cue]
    passives: dict[str, frozenset[str]]  # "expected" -> what may follow it; "*" is anything
    seeming: frozenset[str]  # "seems": no auxiliary is needed
    according: tuple[str, str]
    that: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    possessives: frozenset[str]
    first: frozenset[str]  # I, we, you: speakers only inside quotations
    relative: frozenset[str]
    articles: frozenset[str]
    determiners: frozenset[str]
    be: frozenset[str]
    finite: frozenset[str]  # words that show a clause has its verb
    fillers: frozenset[str]  # auxiliaries and adverbs between a subject and its verb
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    prepositions: frozenset[str]
    connectives: frozenset[str]  # open a sentence and belong to no clause
    time_words: frozenset[str]
    setting_nouns: frozenset[str]  # "said in an interview"
    role_nouns: frozenset[str]
    ranks: frozenset[str]
    short_titles: dict[str, str]  # "sen" -> "senator"
    alike: dict[str, frozenset[str]]  # "premier" -> roles it may stand for
    any_body: frozenset[str]  # "the company": the last body that spoke
    courtesies: frozenset[str]
    organisation_words: frozenset[str]
    unnamed: frozenset[str]  # sources without a name: eyewitnesses, officials
    # Made of the lists above, once.
    pronouns: frozenset[str] = field(init=False)  # that can be the subject of a cue
    telling: frozenset[str] = field(init=False)  # all words that can mark a statement
    bound: frozenset[str] = field(init=False)  # no verb follows them: "the report"
    verbs: frozenset[str] = field(init=False)  # finite words and cues that are no nouns too
    titles: frozenset[str] = field(init=False)  # capitals before a name, and no part of it
    bodies: frozenset[str] = field(init=False)  # words that no personal name holds
    pointers: frozenset[str] = field(init=False)  # stand for somebody named elsewhere

    def __post_init__(self) -> None:
        pronouns = self.he | self.she | self.it | self.they | self.first
        small = self.articles | self.prepositions | self.connectives | self.subordinators
        derived = {
            "pronouns": pronouns,
            "telling": frozenset({*self.cues, *self.nouns, *self.passives, self.according[0]}),
            "verbs": self.finite.union(
                word
                for word, cue in self.cues.items()
                if not cue.doubtful and cue.form in ("third", "past")
            ),
            "bound": self.determiners | self.articles,
            "titles": self.ranks | self.role_nouns | small,
            "bodies": self.organisation_words | self.time_words,
            "pointers": pronouns | self.relative | self.possessives,
        }
        for name, found in derived.items():
            object.__setattr__(self, name, found)


def words(listed: str) -> frozenset[str]:
    """A set from a running list of words."""
    return frozenset(listed.split())


def followed(listed: str) -> dict[str, frozenset[str]]:
    """Words with those that may follow: ``expected/to`` in a running list; ``*`` is anything."""
    entries = (entry.split("/") for entry in listed.split())
    return {word: frozenset(after) for word, *after in entries}


def cues(
    *,
    entries: str,
    sort: CueSort,
    forms: Callable[[str], dict[CueForm, str]],
    doubtful: frozenset[str] = frozenset(),
) -> dict[str, Cue]:
    """Printed form -> cue, for a running list of lemmas.

    A lemma carries the small words after it, ``@`` for an addressee and ``!`` where it needs one of
    those words: ``call/for/on``, ``tell@``, ``vote/for!``.
    """
    found: dict[str, Cue] = {}
    for entry in entries.split():
        lemma, *after = entry.rstrip("@!").split("/")
        for form, printed in forms(lemma).items():
            cue = Cue(
                lemma=lemma,
                sort=sort,
                form=form,
                after=frozenset(after),
                addressee=entry.endswith("@"),
                doubtful=printed in doubtful,
                bound=entry.endswith("!"),
            )
            found.setdefault(printed, cue)
    return found
