"""Lengths of time and what is repeated, with what is said before the amount."""

from __future__ import annotations

import pytest

from tests.extraction.times.printed import only, read


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("three days", "P3D"),
        ("two and a half years", "P2.5Y"),
        ("2 1/2 years", "P2.5Y"),
        ("a year and a half", "P1.5Y"),
        ("one-and-a-half years", "P1.5Y"),
        ("half an hour", "PT0.5H"),
        ("a half-hour", "PT0.5H"),
        ("half a century", "P50Y"),
        ("a quarter century", "P25Y"),
        ("several weeks", "PXW"),
        ("more than a year", "P1Y"),
        ("at least 30 days", "P30D"),
        ("nearly five months", "P5M"),
        ("over six years", "P6Y"),
        ("another two years", "P2Y"),
        ("five straight days", "P5D"),
        ("two consecutive quarters", "P2Q"),
        ("the past decade", "P10Y"),
        ("the past two decades", "P20Y"),
        ("the past few days", "PXD"),
        ("recent years", "PXY"),
        ("the first nine months", "P9M"),
        ("the next six months", "P6M"),
        ("months", "PXM"),
        ("just hours", "PTXH"),
    ],
)
def test_a_length_of_time_is_read_with_what_belongs_to_it(printed: str, value: str) -> None:
    ((words, found),) = read(f"It lasted for {printed}.")

    assert (words, found) == (printed.removeprefix("just "), value)
    assert only(f"It lasted for {printed}.").type == "DURATION"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was a three-day operation.", "P3D"),
        ("It was the worst single-day loss.", "P1D"),
        ("It comes a day before the vote.", "P1D"),
        ("They worked these past eight years.", "P8Y"),
        ("They spoke hours after the blast.", "PTXH"),
    ],
)
def test_a_length_may_stand_before_a_noun_or_an_event(text: str, value: str) -> None:
    assert (only(text).value, only(text).type) == (value, "DURATION")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every two weeks.", "P2W"),
        ("They deliver 15 planes a year.", "P1Y"),
        ("They pay $12-an-hour wages.", "PT1H"),
        ("They meet twice a day.", "P1D"),
        ("They meet on Fridays.", "XXXX-WXX-5"),
        ("They meet every Monday.", "XXXX-WXX-1"),
        ("They meet each summer.", "XXXX-SU"),
        ("They meet every morning.", "XXXX-XX-XXTMO"),
        ("It is their annual meeting.", "P1Y"),
        ("They fly daily.", "P1D"),
    ],
)
def test_what_is_repeated_is_a_set(text: str, value: str) -> None:
    assert (only(text).value, only(text).type) == (value, "SET")


def test_past_days_end_with_the_report() -> None:
    assert only("Over the past three days, 12 men left.").edtf == "2019-03-17~/2019-03-20"
    assert only("Over the past few days, 12 men left.").edtf == "2019-03-XX/2019-03-20"
