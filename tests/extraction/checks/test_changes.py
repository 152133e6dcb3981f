"""Stated changes against the numbers before and after, in numbers, in percent, in direction."""

from __future__ import annotations

import pytest

from tests.extraction.checks.worked import checks, computed


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The number of cases rose from 630 to 647, up 17.", ("17", "27")),
        ("Membership grew from 630 members to 647 members, an increase of 17.", ("17", "71")),
        ("The number of boats increased by 17 to 647 from 630.", ("647", "657")),
        ("Arrests fell from 647 to 630, a drop of 17.", ("630", "620")),
        ("It counted 647 boats, 17 more than the 630 of last year.", ("17", "27")),
        (
            "The rate fell from 8.4 percent to 7.9 percent, down 0.5 percentage points.",
            ("0.5", "1.5"),
        ),
        ("The fee was raised from $50 to $65, an increase of $15.", ("$15", "$25")),
    ],
)
def test_a_difference_is_worked_out(text: str, wrong: tuple[str, str]) -> None:
    assert ("difference", "adds_up") in computed(text)
    assert computed(text.replace(*wrong)) == [("difference", "does_not_add_up")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Sales rose 20 percent, from 50 to 60 boats.", ("20", "30")),
        ("The fine was raised to $60 from $50, an increase of 20 percent.", ("20", "25")),
        ("Output fell from 3,000 tonnes to 2,400 tonnes, down 20 percent.", ("2,400", "2,100")),
        ("Profit rose 27 percent, from $6.2 billion to $7.9 billion.", ("27", "37")),
        ("Sales fell by 33.3 percent to 60 boats from 90.", ("33.3", "36.3")),
    ],
)
def test_a_change_in_percent_is_worked_out(text: str, wrong: tuple[str, str]) -> None:
    assert computed(text) == [("change", "adds_up")]
    assert computed(text.replace(*wrong)) == [("change", "does_not_add_up")]


def test_the_working_of_a_change_is_shown() -> None:
    (check,) = checks("Sales rose 20 percent, from 50 to 60 boats.", "change")

    assert check.formula == "(60 - 50) / 50 = 20.0 %"
    assert check.operands == ("figure:1", "figure:0")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Membership rose from 630 to 647.", "adds_up"),
        ("Membership rose from 647 to 630.", "does_not_add_up"),
        ("Membership fell to 630 from 647.", "adds_up"),
        ("Membership fell to 647 from 630.", "does_not_add_up"),
    ],
)
def test_what_rose_is_more_afterwards(text: str, verdict: str) -> None:
    assert computed(text) == [("difference", verdict)]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose more than 15 percent, from 50 to 60 boats.",
        "Sales rose about 20 percent, from 50 to 60 boats.",
        "Sales rose nearly 21 percent, from 50 to 60 boats.",
    ],
)
def test_a_bound_on_a_change_may_hold(text: str) -> None:
    assert computed(text) == [("change", "adds_up")]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose more than 25 percent, from about 50 to 60 boats.",
        "Sales rose from 50 to 60 boats, while prices were up 40 percent.",
        "Sales rose from 50 to 60 boats, compared with an increase of 5 percent in May.",
        "The club fell from place 3 to place 10.",
        "It moved trucks from 12 depots to 40 villages, 300 more than it had planned.",
        "The team rose from 12 to 3 in the rankings.",
        "He drove from 9 to 5, up 3 hills.",
        "Shares rose from $1.2 million to $1.4 million, up 20 percent.",
    ],
)
def test_what_may_be_another_change_raises_no_alarm(text: str) -> None:
    assert "does_not_add_up" not in dict(computed(text)).values()
