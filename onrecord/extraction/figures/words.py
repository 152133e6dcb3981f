"""Word lists that stand in for a part-of-speech tagger: what cannot be a noun, what is a plural."""

from __future__ import annotations

import re
from functools import lru_cache

PREPOSITIONS = frozenset(
    """
    of in on at by for from to with into over under about after before since during through
    throughout across around near against among between without within per as than via toward
    towards outside inside behind below above beneath beside besides beyond off onto upon until
    till amid despite plus
    """.split()
)
VERBS = frozenset(
    """
    is are was were be been being am has have had having do does did will would can could may
    might shall should must said says say told tell added adding left leave leaves went go goes
    got get gets came come comes took take takes made make makes gave give gives saw see sees
    became become becomes began begin remain remains remained stand stands stood died die dies
    live lives lived killed injured wounded released destroyed showed shows shown won win wins
    lost lose loses rose rise rises fell fall falls grew grow grows hit hits met meet sold sell
    bought buy buys paid pay pays cost costs spent spend spends held hold holds kept keep keeps
    put puts ran run runs led lead leads set sets let lets sent send sends built build builds
    joined returned worth ended closed opened traded finished reached averaged totaled totalled
    produced created gained climbed jumped surged advanced increased soared dropped declined
    decreased slid slumped plunged plummeted tumbled sank shed eased slipped dipped expects
    expected estimated according including suspected due able likely
    stay stays stayed work works move moves fly flies cover covers serve serves employ employs
    extend extends vote votes voted threaten threatens hold receive receives face faces
    need needs want wants includes include included used use uses offers offered expect
    """.split()
)
LITTLE = frozenset(
    """
    and or but nor so yet if while when where who whom whose which that this these those there
    here what why how because although though it its he she they we you i him her them us me
    his their our your my not no also just only still already now then too very more most less
    even ever never again ago each every both either neither the a an all any some other
    another such same own today yesterday tomorrow next last earlier later wide long deep high
    tall away old apart higher lower back versus however therefore well far respectively
    annually overall worldwide together recently currently fewer
    up down out upward downward forward minus isnt dont million billion trillion thousand
    hundred percent cent barely nearly almost exactly start range
    """.split()
)
STOPS = PREPOSITIONS | VERBS | LITTLE
PLURALS = frozenset(
    """
    people men women children police troops personnel staff feet teeth mice geese cattle
    aircraft helicopters media data criteria fishermen servicemen servicewomen policemen
    gunmen clergy species series youth folk crew dead injured wounded
    """.split()
)
NOT_PLURAL = frozenset(
    """
    previous various serious religious numerous famous dangerous this is was has as its his us
    yes perhaps always across towards besides thus plus less unless business process access
    success loss boss class glass press congress across gas bus bonus virus census campus
    status crisis basis analysis tennis politics news
    """.split()
)
_NOUNS_IN_ED = frozenset("hundred speed united limited indeed breed creed hatred".split())
AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did will would can could may might shall "
    "should must said says".split()
)
CALENDAR = frozenset(
    "year month week day quarter decade january february march april june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
WORD = re.compile(r"[^\W\d_][\w'.&-]*")

_LETTERS_AT_END = re.compile(r"[a-z]*\Z")


# Asked of one number in several places.
@lru_cache(maxsize=16)
def word_before(plain: str, start: int) -> str:
    """The word that a number follows: what is said before numbers is looked for behind few words.

    Blanks, commas and signs between them are skipped; nothing where anything else stands there.
    """
    return _word_at_end(plain[max(0, start - 24) : start].rstrip(" ,+$€£").rpartition(" ")[2])


@lru_cache(maxsize=4096)
def _word_at_end(piece: str) -> str:
    found = _LETTERS_AT_END.search(piece)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Judged by its form: "militants", "servicemen", "people"."""
    if word in PLURALS or word.endswith(("people", "men", "women", "children")):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "'s", "ous"))
        and word not in NOT_PLURAL
    )


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """A known verb form, or a past tense by its ending."""
    return word in VERBS or (word.endswith("ed") and len(word) > 4 and word not in _NOUNS_IN_ED)
