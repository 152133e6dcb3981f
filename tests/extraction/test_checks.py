"""Checks: they compare like with like, show their working, and are silent otherwise."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import Check, read_prose
from onrecord.extraction.dating import date_from_prose
from onrecord.extraction.prose import read_report

DAY = dt.date(2019, 3, 24)
CLOCK = dt.datetime(2019, 9, 1, 12, 0, tzinfo=dt.UTC)


def checks(
    text: str, kind: str, *, headline: str | None = None, published: dt.date | None = DAY
) -> list[Check]:
    found = read_prose(text, published=published, headline=headline).checks
    return [check for check in found if check.kind == kind]


def verdicts(text: str, kind: str, *, headline: str | None = None) -> list[str]:
    return [check.verdict for check in checks(text, kind, headline=headline)]


MINERS = (
    "A total of 312 miners have been brought out, most of them unhurt. "
    "While 289 miners have gone home, 23 miners are still in hospital."
)


def test_parts_that_make_their_total_add_up_with_their_working_shown() -> None:
    (check,) = checks(MINERS, "sum")

    assert check.formula == "289 + 23 = 312"
    assert check.verdict == "adds_up"


def test_parts_may_come_before_their_total_and_be_three() -> None:
    text = "Some voted: 40 farmers, 25 farmers and 10 farmers came. In all 75 farmers were there."

    assert [check.formula for check in checks(text, "sum")] == ["40 + 25 + 10 = 75"]


def test_a_stated_total_that_its_two_parts_miss_does_not_add_up() -> None:
    (check,) = checks(MINERS.replace("23", "32"), "sum")

    assert check.verdict == "does_not_add_up"
    assert check.formula == "289 + 32 = 321, not 312"


def test_numbers_of_different_things_are_never_added() -> None:
    text = "A total of 312 miners left. While 289 lorries came, 23 horses are still there."

    assert checks(text, "sum") == []


def test_bounds_are_never_added() -> None:
    text = "A total of 312 miners left. While over 289 miners went home, 23 miners are still here."

    assert checks(text, "sum") == []


def test_a_part_larger_than_its_whole_does_not_add_up() -> None:
    assert verdicts("They met 40 miners, including 55 foreigners.", "sum") == ["does_not_add_up"]
    assert verdicts("They met 40 miners, including 15 foreigners.", "sum") == []
    assert verdicts("They met 40 miners and 10 cooks, among them 30 Poles.", "sum") == []


def test_most_of_them_is_held_against_the_parts() -> None:
    (check,) = checks(MINERS, "share")

    assert check.formula == "289 / 312 = 92.6 %"
    assert check.verdict == "adds_up"


@pytest.mark.parametrize(("stated", "verdict"), [("50.2", "adds_up"), ("62.5", "does_not_add_up")])
def test_a_percentage_is_worked_out_from_the_two_numbers_beside_it(
    stated: str, verdict: str
) -> None:
    text = f"The court freed 1,524 of the 3,033 prisoners, or {stated} percent."

    assert verdicts(text, "share") == [verdict]


def test_a_percentage_in_brackets_is_that_of_the_part_before_it() -> None:
    text = "They counted 108,076 civilians, including 47,183 children (43.7 percent)."

    assert [c.formula for c in checks(text, "share")] == ["47,183 / 108,076 = 43.7 %"]


def test_the_same_bound_said_in_other_words_is_restated() -> None:
    text = (
        "Over 18,000 people left the flooded villages near Lom, the mayor said.\n\n"
        '"More than 18 thousand people had to leave flooded villages near Lom," he said.'
    )

    assert verdicts(text, "restated") == ["adds_up"]


def test_a_narrower_place_is_noted() -> None:
    text = (
        "The army has retaken 16 districts in east Karvek during the operation.\n\n"
        "Army units retook 16 quarters in the northern part of east Karvek in the operation."
    )
    (check,) = checks(text, "restated")

    assert check.verdict == "adds_up"
    assert "narrower place" in check.explanation


def test_figures_of_different_people_are_not_compared() -> None:
    text = "Some 90,000 residents live in the valley. Over 18,000 tourists left the valley."

    assert read_prose(text, published=DAY).checks == ()


def test_an_exact_number_bears_out_a_bound_of_the_same() -> None:
    text = (
        "The governor said 1,096 rebels gave up their arms in Lom.\n\n"
        "More than 1,000 rebels gave up arms in Lom, his office said."
    )

    assert [c.formula for c in checks(text, "bound")] == ["1,096 > 1,000"]


def test_a_three_day_operation_and_the_past_three_days_are_the_same_length() -> None:
    text = "It was a three-day operation. Over the past three days the operation went well."

    assert verdicts(text, "duration") == ["adds_up"]
    assert verdicts(text.replace("past three", "past four"), "duration") == []


SINCE = "Flights have been stopped since March 3, for a total of 21 days."


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


def test_a_weekday_is_held_against_its_date() -> None:
    assert verdicts("It began on Sunday, 24 March 2019.", "date") == ["adds_up"]
    assert verdicts("It began on Monday, 24 March 2019.", "date") == ["does_not_add_up"]


BODY = "The service said that 312 miners were brought out of the Karvek mine. It cost $1,204,000."


@pytest.mark.parametrize(
    ("headline", "verdict"),
    [
        ("312 Miners Brought Out of Karvek", "adds_up"),
        ("Over 300 Miners Brought Out of Karvek", "adds_up"),
        ("Over 350 Miners Brought Out of Karvek", "does_not_add_up"),
        ("Karvek Rescue Cost $1.2M", "adds_up"),
        ("Karvek Rescue Cost $1.7M", "note"),
        ("412 Miners Brought Out of Karvek", "note"),
    ],
)
def test_a_figure_of_the_headline_is_held_against_the_text(headline: str, verdict: str) -> None:
    (check,) = checks(BODY, "headline", headline=headline)

    assert check.verdict == verdict
    assert check.operands[0] == "figure:0"


def test_spans_of_a_headline_figure_are_offsets_into_the_headline() -> None:
    headline = "Karvek: Over 300 Miners Brought Out"
    record = read_prose(BODY, headline=headline)
    figure = record.figures[0]

    assert figure.statement is not None
    assert record.statements[figure.statement].kind == "headline"
    assert headline[slice(*figure.span)] == "Over 300"


def test_a_file_photo_is_noted() -> None:
    record = read_report(
        BODY,
        published=DAY,
        captured=None,
        headline=None,
        image_caption="The mine at Karvek. (File)",
        image_is_file_photo=True,
        language="en",
    )

    assert [c.verdict for c in record.checks if c.kind == "picture"] == ["note"]


@given(
    part=st.integers(min_value=20, max_value=9_999), rest=st.integers(min_value=20, max_value=9_999)
)
def test_a_sum_adds_up_whatever_its_numbers(part: int, rest: int) -> None:
    text = (
        f"A total of {part + rest:,} miners came out. "
        f"While {part:,} miners went home, {rest:,} miners are still in hospital."
    )

    assert verdicts(text, "sum") == ["adds_up"]


@pytest.mark.parametrize(
    "piece",
    ["a", "1", " ", "1,", "since March 3, for 21 days ", "647 men and 17 men. ", "of them ", '"'],
)
def test_a_very_long_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    text = piece * (1_000_000 // len(piece) if len(piece) == 1 and piece != "," else 2_000)

    assert read_prose(text, published=DAY) is not None
