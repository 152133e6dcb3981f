"""Verbs and nouns in every dress: infinitives, participles, passives, plurals, clitics."""

from __future__ import annotations

import pytest

from onrecord.extraction.statements import find_statements
from tests.extraction.statements.printed import Seen, seen

CASES = {
    "an infinitive that goes on": (
        "Hale went on to say that the bridge is safe.",
        [Seen("indirect", "Hale", "went on to say", "the bridge is safe")],
    ),
    "an infinitive refused": (
        "The council refused to confirm the price.",
        [Seen("indirect", "The council", "refused to confirm", "the price")],
    ),
    "a pronoun with has": (
        "She's said the bridge is safe.",
        [Seen("indirect", "She", "said", "the bridge is safe")],
    ),
    "a wish": (
        "The union wants a new timetable.",
        [Seen("indirect", "The union", "wants", "a new timetable")],
    ),
    "a plan": (
        "The port decided to close two docks.",
        [Seen("indirect", "The port", "decided to", "close two docks")],
    ),
    "with somebody saying": (
        "The talks broke down, with the union saying the offer was poor.",
        [Seen("indirect", "the union", "saying", "the offer was poor")],
    ),
    "an opening participle behind a small word": (
        "In calling the delay a disgrace, Hale spoke for many.",
        [Seen("indirect", "Hale", "calling", "the delay a disgrace")],
    ),
    "a relative clause in a source": (
        "“We are late,” said Ada Brook, who added that the road is shut.",
        [
            Seen("direct", "Ada Brook, who added that the road is shut", "said", "“We are late,”"),
            Seen("indirect", "who", "added", "the road is shut"),
        ],
    ),
    "what another calls it": (
        "Brook said the dock needs a second crane, which Hale called a waste.",
        [
            Seen("indirect", "Brook", "said", "the dock needs a second crane"),
            Seen("indirect", "Hale", "called", "a waste"),
        ],
    ),
    "a second verb behind a setting": (
        "Brook said the bridge is safe but in a later interview said it needs paint.",
        [
            Seen("indirect", "Brook", "said", "the bridge is safe"),
            Seen("indirect", "Brook", "said", "it needs paint"),
        ],
    ),
    "a headline's verb at the end": (
        "Two ships are late, the Harbour Post reports.",
        [Seen("indirect", "the Harbour Post", "reports", "Two ships are late")],
    ),
    "a doubtful verb behind will": (
        "Hale will claim the prize is his.",
        [Seen("indirect", "Hale", "claim", "the prize is his")],
    ),
    "a noun and its owner": (
        "Nobody heeds the mayor's call for calm.",
        [Seen("indirect", "the mayor's", "call", "for calm")],
    ),
    "a noun without an owner": (
        "There were complaints that the ferry was late.",
        [Seen("indirect", None, "complaints", "the ferry was late")],
    ),
    "who is expected to do it": (
        "The ferry is expected to sail on Monday.",
        [Seen("indirect", None, "is expected", "The ferry / to sail on Monday")],
    ),
    "who is said to have done it": (
        "The captain is said to have left early.",
        [Seen("indirect", None, "is said", "The captain / to have left early")],
    ),
    "what it seems": (
        "The port seems to be losing money.",
        [Seen("indirect", None, "seems", "The port / to be losing money")],
    ),
    "a name given by somebody": (
        "The plan was denounced by the union.",
        [Seen("indirect", "the union", "was denounced", "The plan")],
    ),
    "a question put before an answer": (
        "Asked about the delay, Hale said the crane broke.",
        [
            Seen("indirect", None, "Asked", "about the delay"),
            Seen("indirect", "Hale", "said", "the crane broke"),
        ],
    ),
    "a question put by somebody": (
        "Hale was asked by a reporter whether the dock is closed.",
        [Seen("indirect", "a reporter", "was asked", "whether the dock is closed")],
    ),
    "a report by a paper": (
        "The delay, first reported by the Harbour Post, lasted for a day.",
        [Seen("indirect", "the Harbour Post", "first reported", "The delay")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_statements_are_found_in(name: str) -> None:
    text, expected = CASES[name]
    assert seen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The swing states the party needs are far away.",
        "Police seized a ship called Aurora.",
        "The company continues its work.",
        "Its advocates for years met here.",
        "Remarks that were echoed abroad filled the papers.",
        "The road was built by the army.",
    ],
)
def test_what_only_looks_like_a_cue_is_passed_over(text: str) -> None:
    assert [s for s in find_statements(text) if s.kind != "unmarked"] == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The ferry is expected to sail on Monday.", "future"),
        ("The captain is said to have left early.", "hedged"),
        ("The port seems to be losing money.", "hedged"),
        ("Asked about the delay, Hale left.", "question"),
    ],
)
def test_a_view_of_nobody_is_meant_as_its_verb_says(text: str, modality: str) -> None:
    assert find_statements(text)[0].modality == modality
    assert find_statements(text)[0].resolution == "none"
