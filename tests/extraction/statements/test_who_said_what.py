"""What is a statement and what is not, and how statements hang together."""

from __future__ import annotations

import pytest

from onrecord.extraction.statements import find_statements
from tests.extraction.statements.printed import seen


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


def test_paragraphs_left_open_go_to_whom_the_last_of_them_names() -> None:
    text = "“We came. We saw nothing.\n\n“Then the lamps went out.\n\n“We left,” Ana Reis said."
    (statement,) = find_statements(text)
    assert (len(statement.content), statement.speaker) == (3, "Ana Reis")


def test_a_quotation_goes_on_past_what_else_the_source_added() -> None:
    text = "“We are late,” Hale said, adding that it is dark. “But we are coming.”"
    direct, _ = find_statements(text)
    assert len(direct.content) == 2


def test_a_source_named_after_a_quotation_and_a_long_apposition() -> None:
    text = "“We made it!” Hale's niece, the councillor Marta Cole, shouted to the crowd."
    (statement,) = find_statements(text)
    assert statement.cue is not None
    assert text[slice(*statement.cue)] == "shouted"


def test_an_insertion_in_brackets_belongs_to_the_quotation() -> None:
    text = "“The road [to the port] is shut,” Hale said."
    (statement,) = find_statements(text)
    assert text[slice(*statement.content[0])] == "“The road [to the port] is shut,”"


def test_scare_quotes_are_nobodys_words() -> None:
    assert find_statements("The army's “victory” pleased the crowd.") == ()
    (statement,) = find_statements("Hale said the so-called “safe zone” was shelled.")
    assert (statement.kind, len(statement.content)) == ("mixed", 1)


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


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Hale said that, according to the divers, the pillar is cracked.",
            "divers",
            "the pillar is cracked",
        ),
        ("Hale told the court that Brook had said it was safe.", "Brook", "it was safe"),
        ("“My neighbours say the river rose twice,” Hale said.", "My neighbours", "the river"),
    ],
)
def test_another_source_inside_has_the_outer_one_for_parent(
    text: str, speaker: str, content: str
) -> None:
    outer, inner = find_statements(text)
    assert (outer.speaker, inner.kind, inner.speaker, inner.parent) == (
        "Hale",
        "nested",
        speaker,
        0,
    )
    assert text[slice(*inner.content[0])].startswith(content)


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
