"""Sources that stand far from their words, behind their verb, or beside another source."""

from __future__ import annotations

import pytest

from tests.extraction.statements.printed import Seen, seen

CASES = {
    "a description before an inverted name": (
        "“We are late,” said retired bridge engineer Ada Brook.",
        Seen("direct", "retired bridge engineer Ada Brook", "said", "“We are late,”"),
    ),
    "a clause around an inverted source": (
        "The contrast with the old bridge, said Brook and others, would be clear.",
        Seen(
            "indirect",
            "Brook and others",
            "said",
            "The contrast with the old bridge / would be clear",
        ),
    ),
    "two sources behind a clause": (
        "The crew came late, she and Mr. Hale said.",
        Seen("indirect", "she and Mr. Hale", "said", "The crew came late"),
    ),
    "a listener before a possessive": (
        "Brook told the Harbour Star her crew worked all night.",
        Seen("indirect", "Brook", "told", "her crew worked all night"),
    ),
    "another": (
        "Another said the bridge would open.",
        Seen("indirect", "Another", "said", "the bridge would open"),
    ),
    "what has since been said": (
        "Brook has since said that the bridge is safe.",
        Seen("indirect", "Brook", "said", "the bridge is safe"),
    ),
    "a clause within a sentence as a source noted": (
        "The work is slow, and as Brook noted, drivers will have to wait.",
        Seen("indirect", "Brook", "noted", "drivers will have to wait"),
    ),
    "a long relative clause before the verb": (
        "Ada Brook, who lost a boat in the fire at Stone Bay, Alder, in July 2012, said that the "
        "pier is unsafe.",
        Seen(
            "indirect",
            "Ada Brook, who lost a boat in the fire at Stone Bay, Alder, in July 2012,",
            "said",
            "the pier is unsafe",
        ),
    ),
    "a sign that speaks": (
        "Below hung a sign that said, “Bridge closed to all.”",
        Seen("direct", "that", "said", "“Bridge closed to all.”"),
    ),
    "a verb that opens the sentence": (
        "Said Brook, “We are late.”",
        Seen("direct", "Brook", "Said", "“We are late.”"),
    ),
    "a verb and its source before a colon": (
        "In other words, explained Ada Brook: “We are late.”",
        Seen("direct", "Ada Brook", "explained", "“We are late.”"),
    ),
    "a name that is also a verb": (
        "“We are late,” said Will Brook.",
        Seen("direct", "Will Brook", "said", "“We are late,”"),
    ),
    "a remark behind two connectives": (
        "And yet, Brook's aides say, the bridge remains safe.",
        Seen("indirect", "Brook's aides", "say", "the bridge remains safe"),
    ),
    "a clause around its source in the present": (
        "The new bridge, Brook notes, is safe.",
        Seen("indirect", "Brook", "notes", "The new bridge / is safe"),
    ),
    "a source in the present behind an apposition": (
        "Ada Brook, a road engineer, notes that scoring the deck is cheap.",
        Seen("indirect", "Ada Brook, a road engineer,", "notes", "scoring the deck is cheap"),
    ),
    "a source in the present with an adverb": (
        "Brook also claims he was late.",
        Seen("indirect", "Brook", "claims", "he was late"),
    ),
    "an office in the present": (
        "Brook's office calls the whole plan a mistake.",
        Seen("indirect", "Brook's office", "calls", "the whole plan a mistake"),
    ),
    "a majority": (
        "A majority say the bridge is safe.",
        Seen("indirect", "A majority", "say", "the bridge is safe"),
    ),
    "a name with two verbs in the present": (
        "Brookworks keeps its costs a secret but says its bridge is safe.",
        Seen("indirect", "Brookworks", "says", "its bridge is safe"),
    ),
}

SEVERAL = {
    "one answer compared with another": (
        "About 60 percent of drivers said the bridge was unsafe, double the number who said it was "
        "sound.",
        [
            Seen("indirect", "About 60 percent of drivers", "said", "the bridge was unsafe"),
            Seen("indirect", "who", "said", "it was sound"),
        ],
    ),
    "what was said of a thing": (
        "Hale praised the crew for repairs that he said saved the bridge.",
        [
            Seen("indirect", "Hale", "praised", "the crew for repairs"),
            Seen("indirect", "he", "said", "saved the bridge"),
        ],
    ),
    "an aside between hyphens": (
        "Brook - the engineer who once said she would close the bridge - said on Monday that it is "
        "safe.",
        [
            Seen("indirect", "who", "said", "she would close the bridge"),
            Seen(
                "indirect",
                "Brook - the engineer who once said she would close the bridge -",
                "said",
                "it is safe",
            ),
        ],
    ),
    "a report of what was said": (
        "“We are late,” Brook said, according to the Harbour Star. “But we are coming.”",
        [
            Seen("direct", "Brook", "said", "“We are late,” / “But we are coming.”"),
            Seen("mixed", "the Harbour Star", "according to", "“We are late,” Brook said"),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_statement_is_found_in(name: str) -> None:
    text, expected = CASES[name]
    assert seen(text) == [expected]


@pytest.mark.parametrize("name", SEVERAL)
def test_each_statement_is_found_in(name: str) -> None:
    text, expected = SEVERAL[name]
    assert seen(text) == expected
