"""Quotations are found with any of the common marks, and told from apostrophes and titles."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.quotations import quotations


def found(text: str) -> list[str]:
    return [text[slice(*q.span)] for q in quotations(text)]


@pytest.mark.parametrize(
    "quoted",
    [
        '"We are going home,"',
        "“We are going home,”",
        "''We are going home,''",
        "``We are going home,''",
        "«We are going home,»",
        "»We are going home,«",
        "„We are going home,“",
        "‘We are going home,’",
        "'We are going home,'",
        "‚We are going home,‘",
        "‹We are going home,›",
        "「We are going home,」",
    ],
)
def test_every_kind_of_mark_is_known(quoted: str) -> None:
    assert found(f"{quoted} said the pilot.") == [quoted]


def test_apostrophes_open_nothing() -> None:
    assert found("The miners' lamps and the '90s band weren't Roe's.") == []


def test_a_plural_apostrophe_does_not_close_a_single_quotation() -> None:
    text = "‘The farmers’ prices fell again,’ he said."
    assert found(text) == ["‘The farmers’ prices fell again,’"]


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    text = '"She told me "never again" and left," he said.'
    assert found(text) == ['"She told me "never again" and left,"']


def test_a_lost_mark_inside_a_paragraph_does_not_swallow_it() -> None:
    text = 'The sign read "closed and everybody "went home" early.'
    assert all(len(quote) < 40 for quote in found(text))


def test_a_paragraph_left_open_is_not_closed() -> None:
    first, second = quotations("“We will rebuild.\n\n“We always have,” he said.")
    assert (first.closed, second.closed) == (False, True)


def test_words_in_scare_quotes_and_titles_are_no_utterances() -> None:
    text = (
        "The “shadow fleet” sailed, he said on “The Evening Hour,” and again in “A Long Way Home”."
    )
    assert [q.scare for q in quotations(text)] == [True, True, True]


def test_a_short_answer_is_an_utterance() -> None:
    (answer,) = quotations("“No,” she said.")
    assert not answer.scare


@given(st.text(alphabet=st.sampled_from("ab ,.\n\"'“”„«»‹›‘’‚`「」")) | st.text())
@settings(max_examples=300, deadline=None)
def test_quotations_lie_inside_the_text_and_apart(text: str) -> None:
    quotes = quotations(text)
    assert all(0 <= q.span[0] < q.inner[0] <= q.inner[1] <= q.span[1] <= len(text) for q in quotes)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(quotes))


def test_ten_thousand_nested_quotations_are_read_at_once() -> None:
    text = "“" * 10_000 + "x" + "”" * 10_000
    assert len(quotations(text)) == 1
