"""Every form in which news gives words to somebody: content, cue, source and kind."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from onrecord.extraction.statements import find_statements
from onrecord.extraction.types import Statement


class Seen(NamedTuple):
    kind: str
    source: str | None
    cue: str | None
    content: str


def seen(text: str) -> list[Seen]:
    def printed(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return [
        Seen(
            s.kind,
            printed(s.source),
            printed(s.cue),
            " / ".join(text[start:end] for start, end in s.content),
        )
        for s in find_statements(text)
    ]


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
        Seen("indirect", "He's", "saying", "the bridge is safe"),
    ),
    "a refusal to say": (
        "Brook declined to say whether the bridge is safe.",
        Seen("indirect", "Brook", "declined to", "say whether the bridge is safe"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The report is long and dull.",
        "They built a school called Hill House.",
        "The two states that border the lake agree on nothing.",
        "The proposed road was never built.",
        "He was told nothing by anybody.",
        "We know how hard it is.",
        "In the claims office nobody works on Friday.",
        "The pledged money never came.",
        "Paul left and Mary stayed.",
    ],
)
def test_words_that_only_look_like_cues_make_no_statement(text: str) -> None:
    assert seen(text) == []


def test_that_and_that_are_two_statements_with_one_cue() -> None:
    first, second = find_statements("Hale said that the road is open, and that the bridge is safe.")
    assert first.cue == second.cue
    assert first.source == second.source
    assert len(first.content) == len(second.content) == 1


def test_a_participle_borrows_the_source() -> None:
    text = "“We are late,” Ada Brook said, adding that the bridge is safe."
    direct, added = find_statements(text)
    assert (direct.kind, added.kind, added.resolution) == ("direct", "indirect", "participle")
    assert added.source == direct.source
    assert added.speaker == "Ada Brook"


def test_a_second_verb_shares_the_subject() -> None:
    first, second = seen("Brook said the bridge is safe and warned of more rain.")
    assert (first.source, second.source) == ("Brook", "Brook")
    assert (first.content, second.content) == ("the bridge is safe", "more rain")


def test_two_sources_in_one_sentence_are_told_apart() -> None:
    first, second = seen("Brook said the bridge is safe, but Hale said that it is not.")
    assert (first.source, first.content) == ("Brook", "the bridge is safe")
    assert (second.source, second.content) == ("Hale", "it is not")


def test_who_said_is_resolved_to_whom_it_stands_for() -> None:
    (relative,) = [s for s in find_statements("Ada Brook, who said she was late, ran.") if s.cue]
    assert relative.speaker == "Ada Brook"


def test_a_free_standing_quotation_inherits_its_speaker() -> None:
    text = "The bridge is safe, Ada Brook said.\n\n“We tested it twice. It held.”"
    _, loose = find_statements(text)
    assert (loose.kind, loose.cue, loose.speaker, loose.resolution) == (
        "direct",
        None,
        "Ada Brook",
        "inherited",
    )


def test_a_quotation_without_anybody_before_has_no_speaker() -> None:
    (loose,) = find_statements("“We tested it twice. It held.”")
    assert (loose.speaker, loose.resolution) == (None, "none")


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "Brook said: “We tested it.\n\n“It held,” and left."
    (statement,) = find_statements(text)
    assert len(statement.content) == 2


def test_a_colon_at_the_end_of_a_paragraph_announces_a_quotation() -> None:
    text = "Then Brook added:\n\n“We tested it twice. It held.”"
    (statement,) = find_statements(text)
    assert (statement.kind, statement.speaker) == ("direct", "Brook")


def test_a_line_below_signs_a_quotation() -> None:
    text = "“We tested it twice. It held.”\n\n— Ada Brook"
    (statement,) = find_statements(text)
    assert (statement.speaker, statement.resolution) == ("Ada Brook", "explicit")


def test_a_source_inside_a_quotation_is_nested() -> None:
    text = "“According to the divers, the pillar is cracked,” Hale said."
    outer, inner = find_statements(text)
    assert (inner.kind, inner.parent, inner.speaker) == ("nested", 0, "divers")
    assert text[slice(*inner.content[0])] == "the pillar is cracked"
    assert outer.parent is None


def test_a_source_inside_a_paraphrase_is_nested() -> None:
    text = "Hale said the divers told him that the pillar is cracked."
    assert [s.kind for s in find_statements(text)] == ["indirect", "nested"]


def test_a_plain_sentence_with_figures_after_a_statement_is_unmarked() -> None:
    text = "The bridge is safe, the road office said. It carries 4,000 cars a day."
    _, plain = find_statements(text)
    assert (plain.kind, plain.cue, plain.source) == ("unmarked", None, None)
    assert (plain.speaker, plain.resolution) == ("road office", "inherited")


def test_the_reporters_own_claim_before_a_source_is_unmarked_and_nobodys() -> None:
    text = "Moreover, Norland has sent engineers. According to Hale, they will build a dam."
    plain, _ = find_statements(text)
    assert (plain.kind, plain.speaker, plain.resolution) == ("unmarked", None, "none")
    assert text[slice(*plain.content[0])] == "Norland has sent engineers"


def test_plain_prose_makes_no_unmarked_statements() -> None:
    assert find_statements("It rained. The river rose by 3 metres. 40 houses were lost.") == ()


def test_every_statement_names_its_rule() -> None:
    found: list[Statement] = []
    for text, _ in CASES.values():
        found += find_statements(text)
    assert all(s.rule for s in found)
