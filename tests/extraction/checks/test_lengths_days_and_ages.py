"""Lengths of time, days and ages against the calendar and the report's day."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.extraction.dating import date_from_prose
from tests.extraction.checks.worked import CLOCK, checks, verdicts

SINCE = "Flights have been stopped since March 3, for a total of 21 days."


def test_a_three_day_operation_and_the_past_three_days_are_the_same_length() -> None:
    text = "It was a three-day operation. Over the past three days the operation went well."

    assert verdicts(text, "duration") == ["adds_up"]
    assert verdicts(text.replace("past three", "past four"), "duration") == []


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (dt.date(2019, 3, 23), "adds_up"),
        (dt.date(2019, 3, 24), "adds_up"),
        (dt.date(2019, 3, 25), "note"),
        (dt.date(2019, 4, 24), "does_not_add_up"),
    ],
)
def test_days_since_a_day_are_held_against_the_report_day_in_both_ways_of_counting(
    day: dt.date, verdict: str
) -> None:
    assert [c.verdict for c in checks(SINCE, "date", published=day)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        SINCE,
        "Flights have been stopped for 21 days, since 3 March.",
        "Since 3 March, for 21 days now, nothing has moved.",
    ],
)
def test_days_since_a_day_propose_the_report_day_against_the_page_clock(text: str) -> None:
    found = date_from_prose(text, captured=CLOCK)

    assert found is not None
    assert found[0] == "[2019-03-23..2019-03-24]"
    assert "182 or 183 days" in found[1]


def test_about_three_weeks_date_nothing() -> None:
    assert date_from_prose("Stopped since March 3, for about 21 days.", captured=CLOCK) is None
    assert date_from_prose("They left on March 3 and walked 21 days.", captured=CLOCK) is None


def test_days_that_are_over_date_nothing() -> None:
    text = "The road had been shut since March 3, for 21 days, the police said."

    assert date_from_prose(text, captured=CLOCK) is None
    assert checks(text, "date", published=dt.date(2019, 6, 1)) == []


def test_a_report_is_never_dated_after_its_capture() -> None:
    found = date_from_prose("Stopped since August 20, for 44 days.", captured=CLOCK)

    assert found is not None
    assert found[0] == "[2018-10-02..2018-10-03]"


def test_two_counts_that_disagree_propose_nothing() -> None:
    text = "Shut since March 3, for 21 days. Closed since March 5, for 40 days."

    assert date_from_prose(text, captured=CLOCK) is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It began on Sunday, 24 March 2019.", "adds_up"),
        ("It began on Monday, 24 March 2019.", "does_not_add_up"),
        ("It began on Friday, March 22.", "adds_up"),
        ("It began on Thursday, March 22.", "does_not_add_up"),
    ],
)
def test_a_weekday_is_held_against_its_date(text: str, verdict: str) -> None:
    assert verdicts(text, "weekday") == [verdict]


def test_a_weekday_far_from_the_report_may_be_of_another_year() -> None:
    assert verdicts("It began on Thursday, July 22.", "weekday") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Anna Berg, 68, was born in 1950.", ("68", "66")),
        ("Anna Berg, 69, was born in Lom in 1950.", ("1950", "1960")),
        ("Berg was born on 3 March 1950. She is 69.", ("She is 69", "She is 68")),
        ("Berg was born on 30 March 1950. She is 68.", ("She is 68", "She is 69")),
        ("Berg, born in 1950, died in 2016 at the age of 66.", ("66", "76")),
        ("It was the 50th anniversary this week of the flood of 1969.", ("50th", "60th")),
    ],
)
def test_an_age_is_counted_from_its_year(text: str, wrong: tuple[str, str]) -> None:
    assert verdicts(text, "age") == ["adds_up"]
    assert verdicts(text.replace(*wrong), "age") == ["does_not_add_up"]


@pytest.mark.parametrize(
    "text",
    [
        "Berg was born in 1950 and was 30 when she came to Lom.",
        "Berg, born in 1950, has 3 sons, aged 40, 42 and 44.",
        "Berg was born in 1950. She was 16, and her brother was 12, when they left.",
        "It opened in 2012, on the 20th anniversary of the flood of 1992.",
        "Berg, 40, moved to the house where Ada Lom was born in 1850 and became its keeper.",
    ],
)
def test_an_age_of_another_day_or_person_raises_no_alarm(text: str) -> None:
    assert "does_not_add_up" not in verdicts(text, "age")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The road was closed from 3 March to 24 March, for 21 days.", "adds_up"),
        ("The road was closed from 3 March to 24 March, for 22 days.", "adds_up"),
        ("The road was closed from 3 March to 24 March, for 12 days.", "does_not_add_up"),
        ("He was mayor between 1995 and 2005, for ten years.", "adds_up"),
        ("He was mayor from 1995 to 2005, for 20 years.", "does_not_add_up"),
    ],
)
def test_a_length_is_held_against_its_two_ends(text: str, verdict: str) -> None:
    assert verdicts(text, "duration") == [verdict]
