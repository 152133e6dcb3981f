"""EDTF: what is a date and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.edtf import is_edtf


@pytest.mark.parametrize(
    "text",
    [
        *["2016", "2016-11", "2016-11-30", "2016-11-30~", "2016?", "2016-11%", "-0044-03-15"],
        *["201X", "19XX", "2016-XX", "2016-11-XX", "2016-21", "2024-02-29"],
        *["2016-11-30/2016-12-01", "2016/..", "../2016-11", "2016-11-30/", "/2016"],
        *["[2016-11-30..2016-12-01]", "[2016-11-30,2016-12-02]", "{2016, 2018}", "[..2016]"],
    ],
)
def test_dates_stretches_and_sets_are_read(text):
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        *["", "yesterday", "30/11/2016", "2016-13", "2016-02-30", "2016-11-31", "16-11-30"],
        *["/", "../..", "[]", "[..]", "[2016", "2016-25", "2016-21-01", "2016-11-30 ", "٢٠١٦"],
    ],
)
def test_other_texts_are_not(text):
    assert not is_edtf(text)


@given(st.text(alphabet="0123456789-X~?%/.[],{} ", max_size=24))
def test_any_text_is_answered(text):
    assert is_edtf(text) in {True, False}


@given(st.dates())
def test_every_day_is_a_date(day):
    assert is_edtf(day.isoformat())
