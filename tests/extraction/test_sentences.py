"""Sentences and paragraphs are told apart by rules of our own, and offsets always hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_rank_before_a_name_does_not_end_a_sentence() -> None:
    assert split("Lt. Gen. Ada Brook spoke. She left.") == [
        "Lt. Gen. Ada Brook spoke.",
        "She left.",
    ]


def test_a_country_in_letters_ends_a_sentence_only_before_a_word_that_opens_one() -> None:
    assert split("He flew to the U.S. He stayed.") == ["He flew to the U.S.", "He stayed."]
    assert split("The U.S. Navy came.") == ["The U.S. Navy came."]


def test_initials_and_decimals_stay_inside_their_sentence() -> None:
    assert split("J. R. Hale paid 3.5 million. Nobody asked.") == [
        "J. R. Hale paid 3.5 million.",
        "Nobody asked.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert split("“We won.” She smiled.") == ["“We won.”", "She smiled."]


def test_a_question_goes_on_before_a_small_letter() -> None:
    assert split("“Why now?” she asked. Nobody knew.") == ["“Why now?” she asked.", "Nobody knew."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No. 5 won. The rest lost.", ["No. 5 won.", "The rest lost."]),
        ("He said no. Then he left.", ["He said no.", "Then he left."]),
        ("It opens Nov. 30. Come early.", ["It opens Nov. 30.", "Come early."]),
        ("Hill & Co. sold it. It paid.", ["Hill & Co. sold it.", "It paid."]),
        ("Wait... what? Yes!", ["Wait... what?", "Yes!"]),
        ("I was there. So was I. He saw.", ["I was there.", "So was I.", "He saw."]),
    ],
)
def test_common_traps(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_paragraphs_are_trimmed_lines() -> None:
    text = "  One. \r\n\r\n\tTwo.\nThree.  "
    assert [text[a:b] for a, b in paragraphs(text)] == ["One.", "Two.", "Three."]


def test_a_hard_wrapped_sentence_is_one_paragraph() -> None:
    text = "The ferry left the\nharbour at noon,\nlate again.\n\nNobody\n\nwaved."
    assert [text[a:b] for a, b in paragraphs(text)] == [
        "The ferry left the\nharbour at noon,\nlate again.",
        "Nobody",
        "waved.",
    ]


def test_nothing_gives_nothing() -> None:
    assert paragraphs("") == () == sentences(" \n ")


@given(st.text(alphabet=st.sampled_from("aA.?!…,”\"'“’ \n\r\t\u00a01Ü。")) | st.text())
@settings(max_examples=200, deadline=None)
def test_sentences_cover_every_sign_that_is_no_space_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
