"""Figures: whatever the text, spans lie inside it, bounds are in order and time grows with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.figures import find_figures
from onrecord.extraction.types import Figure
from tests.timing import assert_time_grows_with_length

WORDS = (
    "over at least 647 militants 1,007 18 thousand million $ -$5 €5m % of them who which that "
    "since so far a total of another more fewer rose by fell to from 7 three to one five times as "
    "many several a couple dozens half two-thirds one in five between and 5-10 km year-old , ( ) "
    ". ; \n 1. +44 Boeing 737 Brook has employs worth with for the ½ ٣ ४२ \uff13 x² 10−3 1/0 0 007 "
    "'82 £ twenty"
).split(" ")


def hold(text: str) -> tuple[Figure, ...]:
    """The figures of a text once what is true of all of them has been asserted."""
    found = find_figures(text)
    for figure in found:
        start, end = figure.span
        assert 0 <= start < end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.rule
        assert figure.counted is None or figure.counted.strip()
    assert [f.span for f in found] == sorted(f.span for f in found)
    return found


@given(text=st.text(max_size=400))
@settings(deadline=None)
def test_any_text_is_read(text: str) -> None:
    hold(text)


@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
@settings(deadline=None)
def test_any_order_of_number_words_is_read_the_same_way_twice(words: list[str]) -> None:
    text = " ".join(words)

    assert hold(text) == find_figures(text)


@given(digits=st.text(alphabet=st.characters(categories=["Nd", "No", "Nl"]), max_size=40))
@settings(deadline=None)
def test_digits_of_every_script_are_read_without_an_error(digits: str) -> None:
    hold(f"They found {digits} boats, {digits} % of {digits}.")


@pytest.mark.parametrize("word", ["7", "million "])
def test_a_text_of_one_word_is_read(word: str) -> None:
    hold(word * (200_000 // len(word)))


@pytest.mark.parametrize(
    "word", ["$5 ", "(5 ", "12 men of the ", "which rose 5 ", "5 to ", "as 5, "]
)
def test_time_grows_with_the_length_of_the_text(word: str) -> None:
    assert_time_grows_with_length(find_figures, word, signs=1_500)


@pytest.mark.parametrize("text", ["An étwo of boats", "An _three of boats"])
def test_a_number_word_behind_another_letter_is_no_number(text: str) -> None:
    assert hold(text) == ()
