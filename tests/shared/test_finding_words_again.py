"""An anchor finds its words in another copy of a text, or says that they are gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.anchors import anchor_at, find_again

TEXT = "The mayor said 40 homes were lost. The fire chief said 40 homes were lost too."


def test_words_that_have_not_moved_are_found_where_they_stood() -> None:
    anchor = anchor_at(TEXT, 15, 23)

    assert find_again(TEXT, anchor) == anchor


def test_words_that_moved_are_told_apart_by_what_surrounds_them() -> None:
    second = TEXT.rindex("40 homes")
    anchor = anchor_at(TEXT, second, second + 8)

    found = find_again("On Monday: " + TEXT, anchor)

    assert found is not None
    assert found.start == second + 11


def test_words_that_are_gone_are_not_found() -> None:
    anchor = anchor_at(TEXT, 15, 23)

    assert find_again("Nothing of it is left.", anchor) is None


def test_words_that_cannot_be_told_apart_are_not_guessed() -> None:
    anchor = anchor_at("40 homes", 0, 8)

    assert find_again("x 40 homes x x 40 homes x", anchor) is None


def test_an_empty_stretch_is_refused() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        anchor_at(TEXT, 5, 5)


@given(st.text(min_size=1), st.data(), st.text(max_size=20), st.text(max_size=20))
def test_what_is_found_always_has_the_same_words(
    text: str, data: st.DataObject, before: str, after: str
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchor_at(text, start, end)

    found = find_again(before + text + after, anchor)

    assert found is None or (before + text + after)[found.start : found.end] == anchor.exact


@given(st.text(min_size=1), st.data())
def test_an_unchanged_text_gives_every_anchor_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    anchor = anchor_at(text, start, end)

    assert find_again(text, anchor) == anchor
