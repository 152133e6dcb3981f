"""English cues: verbs and nouns that say that somebody says, thinks or shows something."""

from __future__ import annotations

import re

from onrecord.extraction.statements.lexicon import Cue, CueForm, CueSort, cues, words

# A quotation or a clause may follow, and a clause may come before: "…, she said".
SAY = """
say tell@ add write note announce explain argue reply respond/to declare state insist acknowledge
warn/of/about/against@ tweet stress emphasize emphasise assert contend reiterate concede remark
observe recount joke quip recall testify boast/of/about brag/about lament complain/about/of
caution/against predict vow pledge promise@ confirm deny reveal disclose report suggest
admit/to allege claim continue conclude point/out/to interject exclaim opine muse retort remind@
assure@ inform@ advise@ notify@ elaborate speculate marvel/at shout yell whisper mutter chant cry
gush chime thunder declaim confide confess/to profess proclaim affirm reaffirm
underline clarify counter rejoin repeat echo answer ask/about/for/of@ wonder inquire posit
theorize estimate forecast hint/at signal indicate imply comment/on blog email text
recommend propose demand request urge/on@ fret gripe grouse grumble deadpan enthuse put/it!
""".replace("\n", " ")
# A clause or a quotation must follow.
THINK = """
believe think maintain charge feel hope fear worry/about doubt suspect expect show find learn
agree/with/to discover anticipate read dispute
""".replace("\n", " ")
# An act of speech done to somebody or something.
ACT = """
criticize criticise accuse praise blame/for condemn denounce call/for/on/to describe defend reject
dismiss question cite blast slam attack decry tout mock deride belittle ridicule rebuke chide scold
lambast lambaste assail bemoan castigate berate hail laud applaud commend congratulate thank
apologize/for/to endorse credit/with label dub liken/to portray depict characterize characterise
reference mention refer/to allude/to discuss outline detail express voice unveil
highlight refute rebut contradict disavow disown renounce oppose favor favour
challenge/to threaten/to refuse/to decline/to offer/to order/to
talk/about! speak/about/of/out/against! lash/out rail/against inveigh/against
accentuate downplay disparage excoriate quote plead/for/with
support back
lay/out disagree/with object/to insult urge
want/to seek/to plan/to! decide/to/that/not! see view consider prefer remember
know/that! realize/that! understand/that! vow/to advocate/for compare post deem
opt/to! hasten/to! welcome issue resolve/to! wish/to! aim/to! push/for/back! shoot/back!
hit/back! go/after! side/with! rule/that/against!
""".replace("\n", " ")
# Nouns before "that" and a clause: "the claim that …".
NOUNS = """
claim/of allegation assertion statement suggestion announcement argument warning/of accusation/of
fear hope/of/for promise pledge/to rumor rumour complaint/about admission/of insistence contention
prediction assurance revelation acknowledgment charge concern/about confirmation denial
vow/to declaration call/for criticism/of opposition/to endorsement/of attack/on condemnation/of
denunciation/of praise/for rejection/of depiction/of belief conclusion
""".replace("\n", " ")
# Verbs that hide who holds a view, after "is" or "was", with the words that may follow them.
PASSIVES = """
expected/to/that/by believed/to/by thought/to/of/by said/to/that reported/* alleged/to/that/by
known/as/for seen/as/by viewed/as/by considered/a/an/the/one regarded/as described/* called/*
dubbed/* deemed/* asked/* quizzed/about questioned/about pressed/about/on accused/of/by
criticized/* criticised/* charged/with blamed/for/by praised/for/by condemned/* denounced/*
rejected/* declared/* announced/* confirmed/by/that/in/on revealed/* disclosed/* claimed/*
estimated/to/at/that projected/to rumored/* rumoured/* portrayed/* depicted/* characterized/*
characterised/* interpreted/* remembered/* echoed/by endorsed/by supported/by opposed/by named/*
nominated/* labeled/* labelled/* mentioned/* told/that/to/by/of warned/that/of/by/about
assured/of/that cited/as/by/in quoted/* argued/* suggested/* predicted/* understood/to
""".replace("\n", " ")
SEEMING = """
seems/* seem/* seemed/* appears/to/that/as/somewhat/more appear/to/that appeared/to/that/poised
""".replace("\n", " ")

IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote writing",
    "think": "think thinks thought thinking",
    "feel": "feel feels felt feeling",
    "know": "know knows knew knowing",
    "show": "show shows showed showing",
    "find": "find finds found finding",
    "see": "see sees saw seeing",
    "read": "read reads read reading",
    "mean": "mean means meant meaning",
    "understand": "understand understands understood understanding",
    "speak": "speak speaks spoke speaking",
    "seek": "seek seeks sought seeking",
    "lay": "lay lays laid laying",
    "forecast": "forecast forecasts forecast forecasting",
    "rejoin": "rejoin rejoins rejoined rejoining",
    "quip": "quip quips quipped quipping",
    "admit": "admit admits admitted admitting",
    "brag": "brag brags bragged bragging",
    "grin": "grin grins grinned grinning",
    "dub": "dub dubs dubbed dubbing",
    "slam": "slam slams slammed slamming",
    "chat": "chat chats chatted chatting",
    "rebut": "rebut rebuts rebutted rebutting",
    "refer": "refer refers referred referring",
    "blog": "blog blogs blogged blogging",
    "gripe": "gripe gripes griped griping",
    "plead": "plead pleads pleaded pleading",
    "fret": "fret frets fretted fretting",
    "label": "label labels labeled labeling",
    "signal": "signal signals signaled signaling",
    "reveal": "reveal reveals revealed revealing",
    "explain": "explain explains explained explaining",
    "complain": "complain complains complained complaining",
    "proclaim": "proclaim proclaims proclaimed proclaiming",
    "exclaim": "exclaim exclaims exclaimed exclaiming",
    "claim": "claim claims claimed claiming",
    "put": "put puts put putting",
    "vote": "vote votes voted voting",
    "plan": "plan plans planned planning",
    "hit": "hit hits hit hitting",
    "shoot": "shoot shoots shot shooting",
    "go": "go goes went going",
    "compel": "compel compels compelled compelling",
    "realize": "realize realizes realized realizing",
    "maintain": "maintain maintains maintained maintaining",
}
# Forms that are nouns or adjectives as often as verbs.
DOUBTFUL = words(
    """
    claim claims report reports note notes state states call calls question questions attack
    attacks charge charges challenge challenges estimate estimates forecast forecasts signal
    signals answer answers order orders offer offers press presses back backs support
    supports vote votes read hope hopes fear fears doubt doubts comment comments email emails text
    texts request requests demand demands promise promises pledge pledges vow vows hint hints
    blame credit credits label labels reason reasons guess remarks remark boast boasts joke jokes
    blog blogs counter counters cry cries shout shouts chant chants beam beams show point points
    detail details voice voices favor favors favour favours mention mentions praise talk talks
    tweet tweets learned objects object quote quotes reference references outline outlines
    highlight highlights dispute disputes backed advocate advocates want plan plans view views aim
    aims issue issues post posts side sides push pushes hits hit consider
"""
)


def english_cues() -> dict[str, Cue]:
    """All forms of all cues; where a form belongs to two tables, the earlier one wins."""
    tables: list[tuple[str, CueSort]] = [(ACT, "act"), (THINK, "think"), (SAY, "say")]
    found: dict[str, Cue] = {}
    for entries, sort in tables:
        found |= cues(entries=entries, sort=sort, forms=verb_forms, doubtful=DOUBTFUL)
    return found


def english_nouns() -> dict[str, Cue]:
    """Nouns that are cues before a clause, in the singular and the plural."""
    return cues(entries=NOUNS, sort="noun", forms=noun_forms)


def verb_forms(lemma: str) -> dict[CueForm, str]:
    """The four printed forms of a verb."""
    if lemma in IRREGULAR:
        base, third, past, ing = IRREGULAR[lemma].split()
        return {"base": base, "third": third, "past": past, "ing": ing}
    stem = lemma.removesuffix("e")
    if re.search(r"[^aeiou]y$", lemma):
        return {
            "base": lemma,
            "third": lemma[:-1] + "ies",
            "past": lemma[:-1] + "ied",
            "ing": lemma + "ing",
        }
    third = lemma + ("es" if re.search(r"(?:s|sh|ch|x|z)$", lemma) else "s")
    return {"base": lemma, "third": third, "past": stem + "ed", "ing": stem + "ing"}


def noun_forms(lemma: str) -> dict[CueForm, str]:
    """A noun and its plural."""
    return {"noun": lemma, "third": lemma + "s"}
