"""Differences: the way from one text to another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared import differences as module
from onrecord.shared.differences import Stretch, differences
from tests.timing import is_done_within

texts = st.text(alphabet="ab c.\né", max_size=30)


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_difference(before, after):
    stretches = differences(before, after)

    assert "".join(s.text for s in stretches if s.kind != "added") == before
    assert "".join(s.text for s in stretches if s.kind != "removed") == after


@given(texts)
def test_equal_texts_do_not_differ(text):
    assert all(stretch.kind == "same" for stretch in differences(text, text))


@given(texts, texts)
def test_what_was_removed_stands_once_before_what_was_added_there(before, after):
    kinds = [stretch.kind for stretch in differences(before, after)]

    turns = list(pairwise(kinds))
    assert all(one != other for one, other in turns)
    assert ("added", "removed") not in turns


def test_words_are_told_apart_and_what_is_replaced_with_no_word_between_is_one_change():
    stretches = differences(
        "The works take 12 weeks. The north was not told.\n\nSo it is.\n\nThe end.",
        "The works take 14 weeks. The north was told too.\n\nSo it is.\n\nOne more.\n\nThe end.",
    )

    assert stretches == [
        Stretch("same", "The works take "),
        Stretch("removed", "12"),
        Stretch("added", "14"),
        Stretch("same", " weeks. The north was "),
        Stretch("removed", "not told"),
        Stretch("added", "told too"),
        Stretch("same", ".\n\nSo it is.\n\n"),
        Stretch("added", "One more.\n\n"),
        Stretch("same", "The end."),
    ]


@pytest.mark.parametrize(
    ("before", "after"), [("a " * 3000, "b a " * 3000), ("0 1\n" * 3000, "1 0\n" * 3000)]
)
def test_texts_that_repeat_themselves_are_compared_soon(before, after):
    assert is_done_within(lambda: differences(before, after), seconds=0.5)


def test_where_more_changed_than_can_be_compared_all_of_it_was_replaced(monkeypatch):
    monkeypatch.setattr(module, "MOST_COMPARED", 20)

    stretches = differences("One line.\na b c d e f\n", "One line.\na b c d e g\n")

    assert stretches == [
        Stretch("same", "One line.\n"),
        Stretch("removed", "a b c d e f\n"),
        Stretch("added", "a b c d e g\n"),
    ]
