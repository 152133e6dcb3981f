"""Differences: the way from one text to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.differences import differences

texts = st.text(alphabet="ab c.\né", max_size=30)


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_difference(before, after):
    stretches = differences(before, after)

    assert "".join(s.text for s in stretches if s.kind != "added") == before
    assert "".join(s.text for s in stretches if s.kind != "removed") == after


@given(texts)
def test_equal_texts_do_not_differ(text):
    assert all(stretch.kind == "same" for stretch in differences(text, text))
