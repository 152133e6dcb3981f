"""Figures: amounts with their bounds, units, what they count and where."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import Figure, read_prose

DAY = dt.date(2019, 3, 24)


def figures(text: str) -> tuple[Figure, ...]:
    return read_prose(text, published=DAY).figures


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [text[slice(*f.span)] for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The town lost 1,204 houses.", 1204),
        ("The town lost 18 thousand houses.", 18_000),
        ("The town lost twenty-five houses.", 25),
        ("The town lost one hundred and five houses.", 105),
        ("The town lost two and a half million trees.", 2_500_000),
        ("The town lost 4.3 million trees.", 4_300_000),
        ("The town lost half a million trees.", 500_000),
    ],
)
def test_an_amount_is_read_in_full(text: str, amount: float) -> None:
    figure = only(text)

    assert (figure.low, figure.high, figure.comparator) == (amount, amount, "=")


@pytest.mark.parametrize(
    ("text", "low", "high", "comparator"),
    [
        ("Over 600 miners left.", 600, None, ">"),
        ("More than 18 thousand people left.", 18_000, None, ">"),
        ("At least 10 people left.", 10, None, ">="),
        ("Ten people or more, that is 10 or more people, left.", 10, None, ">="),
        ("Fewer than 40 people left.", 0, 40, "<"),
        ("Up to 5 people left.", 0, 5, "<="),
        ("No more than 5 people left.", 0, 5, "<="),
        ("About 50 people left.", 50, 50, "~"),
        ("Nearly 50 people left.", 45, 50, "~"),
    ],
)
def test_words_beside_a_number_bound_it(
    text: str, low: float | None, high: float | None, comparator: str
) -> None:
    figure = figures(text)[-1]

    assert (figure.low, figure.high, figure.comparator) == (low, high, comparator)


@pytest.mark.parametrize("text", ["They hold overall 50 boats.", "He ate pasta 50 times."])
def test_a_word_that_begins_like_a_bound_is_none(text: str) -> None:
    assert [figure.comparator for figure in read_prose(text).figures] == ["="]


def test_over_is_open_and_at_least_is_closed() -> None:
    assert only("Over 600 miners left.").low_open
    assert not only("At least 600 miners left.").low_open
    assert only("Under 600 miners left.").high_open
    assert not only("Up to 600 miners left.").high_open


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It takes 15 to 22 minutes.", 15, 22, "minute"),
        ("It costs between $12 million and $20 million.", 12e6, 20e6, "USD"),
        ("It costs $3 to 5 billion.", 3e9, 5e9, "USD"),
        ("A 5-10W lamp hangs there.", 5, 10, "watt"),
        ("It fell from 36 kilos to 34 kilos.", 34, 36, "kilogram"),
    ],
)
def test_a_range_is_one_figure(text: str, low: float, high: float, unit: str) -> None:
    figure = only(text)

    assert (figure.low, figure.high, figure.unit) == (low, high, unit)


def test_a_change_and_the_level_it_reached_are_two_figures() -> None:
    change, level = figures("Shares rose 2 % to $4.")

    assert (change.low, change.unit, change.trend) == (2, "percent", "up")
    assert (level.low, level.unit, level.trend) == (4, "USD", None)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("They paid $1.2m for it.", 1_200_000, "USD"),
        ("They paid £40 for it.", 40, "GBP"),
        ("They paid 9 billion shekels for it.", 9e9, "ILS"),
        ("Crude was sold at $58.24 per barrel.", 58.24, "USD-per-barrel"),
        ("They paid 19 cents for it.", 0.19, "USD"),
        ("The pole is 37m high.", 37, "meter"),
        ("They fly in a 10-km radius.", 10, "kilometer"),
        ("Cars passed at 87 mph.", 87, "mile-per-hour"),
        ("It was minus 4 degrees Celsius.", -4, "celsius"),
        ("Turnout was 43.7 per cent.", 43.7, "percent"),
        ("The engine gives 450 Nm.", 450, "newton-meter"),
    ],
)
def test_units_are_cldr_and_money_is_iso(text: str, amount: float, unit: str) -> None:
    figure = only(text)

    assert (figure.low, figure.unit) == (amount, unit)


def test_a_unit_in_brackets_says_the_same_once_more() -> None:
    miles, kilometres = figures("The tunnel is over 8 miles (13 km) long.")

    assert (miles.comparator, kilometres.comparator) == (">", ">")
    assert kilometres.low == 13


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Rescuers found 12 miners.", "miners"),
        ("Over 200 Polish servicemen arrived.", "Polish servicemen"),
        ("They sent 47 pieces of heavy equipment.", "pieces of heavy equipment"),
        ("It was a three-day operation.", "operation"),
        ("They keep 60 per cent of the harvest.", "harvest"),
    ],
)
def test_the_noun_behind_a_number_is_what_it_counts(text: str, noun: str) -> None:
    assert only(text).counted == noun


def test_them_and_whom_are_what_the_figure_before_counted() -> None:
    whole, most, part = figures(
        "Some 312 miners were found, most of them unhurt. Of those, 23 are still in hospital."
    )

    assert whole.counted == "miners"
    assert (most.low, most.high, most.low_open, most.counted) == (0.5, 1, True, "miners")
    assert part.counted == "miners"


def test_the_harm_done_stands_for_the_people_harmed() -> None:
    dead, hurt = figures("The storm swept in, killing 107 and wounding 238, the mayor said.")

    assert (dead.counted, hurt.counted) == ("killed", "wounded")
    assert only("At least 12 dead in a fire.").counted == "dead"


def test_half_an_hour_is_a_measure_and_half_of_them_a_share() -> None:
    measure, share = figures("It took half an hour to find half of the miners.")

    assert (measure.low, measure.unit) == (0.5, "hour")
    assert (share.low, share.unit, share.counted) == (0.5, None, "miners")


def test_the_nearest_place_behind_the_figure_is_its_place() -> None:
    assert only("Some 312 miners left the southern part of Karvek.").place == (
        "the southern part of Karvek"
    )
    assert only("Over 900 relatives are waiting there.").place == "there"
    assert only("Some 312 miners left on Monday.").place is None


@pytest.mark.parametrize(
    "text",
    [
        "The flight MH370 was lost.",
        "They won 2-0 at home.",
        "He lives at 575 Wilbur Road.",
        "It happened on 18 October 2016.",
        "She came in fifth, he came 20th.",
        "The A330-200 landed.",
        "No one was hurt.",
        "Call 555-1234 now.",
        "Agent 007 came back.",
    ],
)
def test_what_only_names_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_quarters_of_a_town_are_no_time() -> None:
    record = read_prose("They cleared 16 quarters of the town.", published=DAY)

    assert record.figures[0].counted == "quarters of the town"
    assert record.times == ()


def test_dozens_and_hundreds_are_ranges() -> None:
    dozens, hundreds = figures("Dozens of homes and hundreds of barns burnt.")

    assert (dozens.low, dozens.high) == (24, 99)
    assert (hundreds.low, hundreds.high) == (100, 999)


def test_a_no_break_space_is_a_space() -> None:
    figure = only("Over\u00a018\u00a0thousand people left the\u00a0town.")

    assert (figure.low, figure.comparator, figure.counted) == (18_000, ">", "people")


def test_a_figure_knows_its_statement_and_its_time() -> None:
    record = read_prose(
        "The ministry said that 312 miners left over the past three days.", published=DAY
    )
    figure = record.figures[0]

    assert figure.statement is not None
    assert record.statements[figure.statement].kind == "indirect"
    assert figure.time is not None
    assert record.times[figure.time].value == "P3D"


def test_no_figure_is_read_in_a_language_whose_numbers_are_written_otherwise() -> None:
    assert read_prose("Il y avait 1.204 personnes lundi.", language="fr").figures == ()


@given(text=st.text(max_size=300))
def test_any_text_is_read_and_every_span_lies_inside_it(text: str) -> None:
    record = read_prose(text, published=DAY)

    for start, end in [f.span for f in record.figures] + [t.span for t in record.times]:
        assert 0 <= start < end <= len(text)
    for figure in record.figures:
        assert figure.time is None or figure.time < len(record.times)
        assert figure.statement is None or figure.statement < len(record.statements)


WORDS = (
    "over at least 647 militants 1,007 18 thousand $ % of them since October 18 for 44 days, "
    "most half between and 5-10 km three-day - ( ) . 2016 ½ January Monday a total per cent £ "
    "twenty 0 1/0 Q3 '82 12:30 noon minus -"
).split(" ")


@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_figure_words_is_read_the_same_way_twice(words: list[str]) -> None:
    text = " ".join(words)

    first = read_prose(text, published=DAY, headline=text[:60])

    assert read_prose(text, published=DAY, headline=text[:60]) == first
    for figure in first.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
