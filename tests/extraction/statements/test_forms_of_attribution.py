"""Every form in which news gives words to somebody: one statement, its source and its cue."""

from __future__ import annotations

import pytest

from onrecord.extraction.statements import find_statements
from tests.extraction.statements.printed import Seen, seen

CASES = {
    "a clause after that": (
        "The mayor said that the bridge is safe.",
        Seen("indirect", "The mayor", "said", "the bridge is safe"),
    ),
    "a clause without that": (
        "Police say the road will stay closed.",
        Seen("indirect", "Police", "say", "the road will stay closed"),
    ),
    "a clause before its source": (
        "The bridge is safe, the mayor said.",
        Seen("indirect", "the mayor", "said", "The bridge is safe"),
    ),
    "a clause before its source and a setting": (
        "Three boats have sunk, the coast guard said in a statement on Monday.",
        Seen("indirect", "the coast guard", "said", "Three boats have sunk"),
    ),
    "a clause before an inverted source": (
        "The bridge is safe, said Ada Brook, head of the road office.",
        Seen("indirect", "Ada Brook, head of the road office", "said", "The bridge is safe"),
    ),
    "a clause around its source": (
        "The bridge, the mayor said, is safe.",
        Seen("indirect", "the mayor", "said", "The bridge / is safe"),
    ),
    "a source told to a listener": (
        "Brook told reporters on Friday that the bridge is safe.",
        Seen("indirect", "Brook", "told", "the bridge is safe"),
    ),
    "a request to a listener": (
        "Brook told drivers to stay away.",
        Seen("indirect", "Brook", "told", "to stay away"),
    ),
    "a clause as a source said": (
        "The bridge is safe, as the mayor has said.",
        Seen("indirect", "the mayor", "said", "The bridge is safe"),
    ),
    "according to, before": (
        "According to the harbour office, two ships are late.",
        Seen("indirect", "the harbour office", "According to", "two ships are late"),
    ),
    "according to, behind": (
        "Two ships are late, according to the harbour office.",
        Seen("indirect", "the harbour office", "according to", "Two ships are late"),
    ),
    "a quotation before its source": (
        "“We are late,” Brook said.",
        Seen("direct", "Brook", "said", "“We are late,”"),
    ),
    "a quotation before an inverted source with a role": (
        '"We are late," said Ada Brook, the head of the road office, on Monday.',
        Seen("direct", "Ada Brook, the head of the road office", "said", '"We are late,"'),
    ),
    "a quotation after its source": (
        "Brook said: “We are late.”",
        Seen("direct", "Brook", "said", "“We are late.”"),
    ),
    "a quotation after a setting": (
        "Brook said in the hall on Monday, “We are late.”",
        Seen("direct", "Brook", "said", "“We are late.”"),
    ),
    "a quotation around its source": (
        "“We are late,” Brook said, “but we are coming.”",
        Seen("direct", "Brook", "said", "“We are late,” / “but we are coming.”"),
    ),
    "a quotation that goes on in the paragraph": (
        "“We are late,” Brook said. “But we are coming.”",
        Seen("direct", "Brook", "said", "“We are late,” / “But we are coming.”"),
    ),
    "a question before a source with a capital": (
        "“Are we late?” Brook asked.",
        Seen("direct", "Brook", "asked", "“Are we late?”"),
    ),
    "quoted words inside a clause": (
        "Brook called the delay “a very sad joke” in the end.",
        Seen("mixed", "Brook", "called", "the delay “a very sad joke” in the end"),
    ),
    "a name and a colon": (
        "Ada Brook: “We are late.”",
        Seen("direct", "Ada Brook", ":", "“We are late.”"),
    ),
    "a signed quotation": (
        "“We are late, and it shows.” — Ada Brook, road office",
        Seen("direct", "Ada Brook, road office", "—", "“We are late, and it shows.”"),
    ),
    "an aside between commas": (
        "Brook, in a speech on Monday, said the bridge is safe.",
        Seen("indirect", "Brook", "said", "the bridge is safe"),
    ),
    "an aside between dashes": (
        "Brook — who built it — said the bridge is safe.",
        Seen("indirect", "Brook — who built it —", "said", "the bridge is safe"),
    ),
    "a main clause behind another": (
        "When the rain came, Brook said the bridge is safe.",
        Seen("indirect", "Brook", "said", "the bridge is safe"),
    ),
    "two names": (
        "Brook and Hale say the bridge is safe.",
        Seen("indirect", "Brook and Hale", "say", "the bridge is safe"),
    ),
    "a list of names": (
        "Ada Brook, Jo Hale and Max Roe say the bridge is safe.",
        Seen("indirect", "Ada Brook, Jo Hale and Max Roe", "say", "the bridge is safe"),
    ),
    "a party in brackets": (
        "Sen. Ada Brook (R-Ohio) said the bridge is safe.",
        Seen("indirect", "Sen. Ada Brook (R-Ohio)", "said", "the bridge is safe"),
    ),
    "a relative clause in the source": (
        "The man who built the bridge said it is safe.",
        Seen("indirect", "The man who built the bridge", "said", "it is safe"),
    ),
    "a noun that holds a claim": (
        "Nobody heeds the mayor's claim that the bridge is safe.",
        Seen("indirect", "the mayor's", "claim", "the bridge is safe"),
    ),
    "an act of speech": (
        "The union criticized the new timetable on Monday.",
        Seen("indirect", "The union", "criticized", "the new timetable on Monday"),
    ),
    "an opening participle": (
        "Calling the delay a disgrace, Hale left the hall.",
        Seen("indirect", "Hale", "Calling", "the delay a disgrace"),
    ),
    "a question put in other words": (
        "Hale asked whether the bridge is safe.",
        Seen("indirect", "Hale", "asked", "whether the bridge is safe"),
    ),
    "a place before the report": (
        "OSLO (Norwire) — Three boats have sunk, the coast guard said.",
        Seen("indirect", "the coast guard", "said", "Three boats have sunk"),
    ),
    "an adverb between commas": (
        "Brook, though, said the bridge is safe.",
        Seen("indirect", "Brook", "said", "the bridge is safe"),
    ),
    "a remark before that": (
        "Brook told reporters, however, that the bridge is safe.",
        Seen("indirect", "Brook", "told", "the bridge is safe"),
    ),
    "a connective before an interruption": (
        "Still, she said, the bridge is safe.",
        Seen("indirect", "she", "said", "the bridge is safe"),
    ),
    "as somebody explained": (
        "As Brook explained, the bridge is safe.",
        Seen("indirect", "Brook", "explained", "the bridge is safe"),
    ),
    "an apposition between a clause and its verb": (
        "The crew repaired the bridge, a spokeswoman, Ada Brook, said on Saturday.",
        Seen("indirect", "a spokeswoman, Ada Brook,", "said", "The crew repaired the bridge"),
    ),
    "two appositions": (
        "Ada Brook, the head of the road office, which owns it, said the bridge is safe.",
        Seen(
            "indirect",
            "Ada Brook, the head of the road office, which owns it,",
            "said",
            "the bridge is safe",
        ),
    ),
    "a setting before the source without a comma": (
        "In a letter to the council Brook said the bridge is safe.",
        Seen("indirect", "Brook", "said", "the bridge is safe"),
    ),
    "a time between source and verb": (
        "Brook on Tuesday told the council that the bridge is safe.",
        Seen("indirect", "Brook", "told", "the bridge is safe"),
    ),
    "a promise": (
        "Hale vowed to rebuild the bridge.",
        Seen("indirect", "Hale", "vowed", "to rebuild the bridge"),
    ),
    "people saying": (
        "There were drivers saying they want a new bridge.",
        Seen("indirect", "There were drivers", "saying", "they want a new bridge"),
    ),
    "a source in the present": (
        "The report claims the bridge is safe.",
        Seen("indirect", "The report", "claims", "the bridge is safe"),
    ),
    "he is saying": (
        "He's saying the bridge is safe.",
        Seen("indirect", "He", "saying", "the bridge is safe"),
    ),
    "a refusal to say": (
        "Brook declined to say whether the bridge is safe.",
        Seen("indirect", "Brook", "declined to say", "whether the bridge is safe"),
    ),
    "according to a name with an apposition": (
        "The bridge is safe, according to Ada Brook, a builder.",
        Seen("indirect", "Ada Brook, a builder", "according to", "The bridge is safe"),
    ),
    "a vote of people counted": (
        "Six in 10 say the bridge is safe.",
        Seen("indirect", "Six in 10", "say", "the bridge is safe"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_statement_is_found_in(name: str) -> None:
    text, expected = CASES[name]
    assert seen(text) == [expected]


@pytest.mark.parametrize("name", CASES)
def test_every_statement_names_its_rule(name: str) -> None:
    assert all(s.rule for s in find_statements(CASES[name][0]))
