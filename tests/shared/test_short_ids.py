"""Short ids: one for each number, short, and readable as people type them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.shortids import read_short_id, short_id

numbers = st.integers(min_value=0, max_value=10**12)


@given(numbers, numbers)
def test_no_two_numbers_share_one(one, other):
    assert (short_id(one) == short_id(other)) == (one == other)


@given(numbers)
def test_it_begins_with_a_digit_and_reads_back(number):
    written = short_id(number)

    assert written[0].isdigit()
    assert len(written) >= 5
    assert read_short_id(f" {written.upper()} ") == written


def test_ten_million_fit_in_five_signs():
    assert {len(short_id(number)) for number in (1, 10_485_759)} == {5}
    assert len(short_id(10_485_760)) == 6


def test_letters_that_look_like_digits_are_read_as_digits():
    assert read_short_id("lOi23") == "10123"


@given(st.text(max_size=12))
def test_anything_else_is_no_short_id(text):
    found = read_short_id(text)
    assert found == "" or read_short_id(found) == found
