"""Figures: shares, ratios, multiples, vague numbers, ranges, currencies, and their rules."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.extraction import Figure, read_prose

DAY = dt.date(2019, 3, 24)


def figures(text: str) -> tuple[Figure, ...]:
    return read_prose(text, published=DAY).figures


@pytest.mark.parametrize(
    ("text", "low", "high", "rule"),
    [
        ("Dozens of barns burnt.", 24, 99, "vague number"),
        ("Several barns burnt.", 3, 9, "vague number"),
        ("Several hundred barns burnt.", 300, 999, "vague number"),
        ("A couple of barns burnt.", 2, 3, "vague number"),
        ("Tens of thousands of trees burnt.", 10_000, 99_999, "vague number"),
        ("One in five voters stayed at home.", 0.2, 0.2, "one in so many"),
        ("Nine out of 10 voters came.", 0.9, 0.9, "one in so many"),
        ("Two thirds of the harvest was lost.", 2 / 3, 2 / 3, "part of a whole"),
        ("Half of the harvest was lost.", 0.5, 0.5, "part of a whole"),
        ("Most of the barns burnt.", 0.5, 1, "most"),
        ("They were outnumbered three to one.", 3, 3, "ratio"),
        ("The ratio of 3 to 2 was kept.", 1.5, 1.5, "ratio"),
        ("Five times as many boats came.", 5, 5, "multiple"),
        ("The firm costs 6.5 times earnings.", 6.5, 6.5, "multiple"),
        ("It takes 15 to 22 minutes.", 15, 22, "range"),
        ("It takes between 15 and 22 minutes.", 15, 22, "range"),
        ("Claims run from $200 to $4 million.", 200, 4e6, "range"),
        ("Crude fell from $75 U.S. per barrel to $45.", 45, 75, "range"),
        ("About 50 boats came.", 50, 50, "approximate number"),
        ("A total of 50 boats came.", 50, 50, "total"),
        ("The dog is three years old.", 3, 3, "age"),
        ("They found 12 boats.", 12, 12, "number"),
    ],
)
def test_each_kind_of_amount_has_its_bounds_and_names_its_rule(
    text: str, low: float, high: float, rule: str
) -> None:
    (figure,) = figures(text)

    assert (figure.low, figure.high, figure.rule) == (pytest.approx(low), pytest.approx(high), rule)


def test_what_is_multiplied_is_what_a_multiple_counts() -> None:
    assert figures("Five times as many boats came.")[0].counted == "boats"
    assert figures("It rang five times.")[0].rule == "number"


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("They paid €5m for it.", 5e6, "EUR"),
        ("They paid ¥300 for it.", 300, "JPY"),
        ("They paid 9 billion rupees for it.", 9e9, "INR"),
        ("The balance stood at $-50.8bn.", -50.8e9, "USD"),
        ("The hall is 32m2.", 32, "square-meter"),
        ("They stayed for three more years.", 3, "year"),
        ("The tower is 40 metres tall.", 40, "meter"),
        ("They laid 10 1/2 miles of cable.", 10.5, "mile"),
        ("A length of 1m is enough.", 1, "meter"),
    ],
)
def test_the_unit_is_found_behind_signs_and_small_words(
    text: str, amount: float, unit: str
) -> None:
    figure = figures(text)[-1]

    assert (figure.low, figure.unit) == (pytest.approx(amount), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Call +44 20 7946 0958 or (212) 555-0123.",
        "He lives at 9 E 71st St and at 22 Ave Foch.",
        "Highway 61, the M4, the A12 and the I-95 are shut.",
        "The iPhone 11 Pro and 11 Pro Max were shown.",
        "A Boeing 737 landed on flight BA 123.",
        "1. Open the lid.",
        "The 2019 review said so.",
        "It is in the 90049 ZIP code.",
        "The S&P 500 and the FTSE 100 were quiet.",
        "Sales of Model 3s were slow.",
        "The server is 192.168.0.1 and the book 978-3-16-148410-0.",
        "They won 21-14, then 3-1.",
    ],
)
def test_numbers_that_only_name_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_a_model_number_belongs_to_what_is_counted() -> None:
    (figure,) = figures("They ordered two new 737 Max jets.")

    assert figure.counted == "new 737 Max jets"
