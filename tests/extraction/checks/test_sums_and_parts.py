"""Totals and their parts: what is said to be all must be all, a part fits its whole."""

from __future__ import annotations

import pytest

from tests.extraction.checks.worked import checks, computed

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


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("40 men and 35 women, for a total of 75 people, were hurt.", "adds_up"),
        ("40 men and 36 women, for a total of 75 people, were hurt.", "does_not_add_up"),
        ("They sold 12 boats, 8 nets and 5 carts, making a total of 25 lots.", "adds_up"),
        ("They sold 12 boats, 8 nets and 7 carts, making a total of 25 lots.", "does_not_add_up"),
        ("A total of 75 people, 40 men and 35 women, were hurt.", "adds_up"),
        ("A total of 75 people, 40 men and 45 women, were hurt.", "does_not_add_up"),
    ],
)
def test_what_is_said_to_be_all_must_be_all(text: str, verdict: str) -> None:
    assert computed(text) == [("sum", verdict)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Some 48 people died, including 12 children.", None),
        ("Police said 48 people died, including 12 children.", ("12", "52")),
        ("There were 48 dead, 12 of them children.", ("12", "52")),
        ("Of the 48 passengers, 12 survived.", ("48", "8")),
        ("Twice 12 of the 48 passengers spoke.", ("48", "8")),
        ("They hold 300 rebels, of whom 120 are foreigners.", ("120", "420")),
        ("The fund lost $48 million, including $12 million in Lom.", ("$12", "$52")),
    ],
)
def test_a_part_fits_its_whole(right: str, wrong: tuple[str, str] | None) -> None:
    assert set(computed(right)) <= {("including", "adds_up")}
    if wrong:
        assert computed(right) == [("including", "adds_up")]
        assert computed(right.replace(*wrong)) == [("including", "does_not_add_up")]


@pytest.mark.parametrize(
    "text",
    [
        "At least 48 people died, including 52 who drowned.",
        "Envoys of 12 nations, including 40 women, came.",
        "They met 40 miners and 10 cooks, among them 30 Poles.",
        "The 900 guests of 12 clubs, including 40 women, came.",
        "It has 7 schools, including 2,000 pupils.",
        "The court fined 3 of the firms, including $40 million from Lom Oil.",
        "A total of 75 people, 12 children and 35 women among them, were hurt.",
        "In total 75 people came, 40 men and 30 women for the talks.",
        "They bought 3 boats and 200 nets, for a total of $75,000.",
        "He served 3 years and 6 months, for a total of 42 months.",
    ],
)
def test_what_may_still_be_right_raises_no_alarm(text: str) -> None:
    assert "does_not_add_up" not in dict(computed(text)).values()
