"""Shares and multiples against the numbers they are made from."""

from __future__ import annotations

import pytest

from tests.extraction.checks.worked import checks, computed, verdicts

MINERS = (
    "A total of 312 miners have been brought out, most of them unhurt. "
    "While 289 miners have gone home, 23 miners are still in hospital."
)


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


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        (
            "ratio",
            "There were 600 visitors, twice as many as the 300 of last year.",
            ("600", "900"),
        ),
        ("ratio", "There were 600 visitors, double the 300 of a year ago.", ("300", "150")),
        ("ratio", "There were 920 visitors, three times the 300 of May.", ("920", "520")),
        ("ratio", "There were 150 visitors, half the 300 of May.", ("150", "250")),
        ("ratio", "Exports doubled from 300 tonnes to 600 tonnes.", ("600", "900")),
        ("ratio", "Exports nearly tripled to 850 tonnes from 300 tonnes.", None),
        ("ratio", "One in five of the 500 workers, or 100, were ill.", ("100", "200")),
        ("share", "Half of the 300 workers, or 150, were ill.", ("150", "250")),
        ("share", "20 percent of the 3,000 workers, or 600, were laid off.", ("600", "900")),
        ("share", "They won 60 of 100 seats, or 60 percent.", ("60 percent", "70 percent")),
    ],
)
def test_a_multiple_or_share_is_worked_out(
    kind: str, text: str, wrong: tuple[str, str] | None
) -> None:
    assert (kind, "adds_up") in computed(text)
    if wrong:
        assert (kind, "does_not_add_up") in computed(text.replace(*wrong))


@pytest.mark.parametrize(
    "text",
    [
        "There were 900 visitors, more than twice the 300 of May.",
        "There were about 400 visitors, nearly twice the 300 of May.",
        "There were 600 visitors, twice the share of 300 clubs that do not charge.",
        "There were 600 visitors and they paid $40, twice the 300 crowns of May.",
        "One in five of the 500 workers, or about 130, were ill.",
    ],
)
def test_what_is_hedged_or_unlike_raises_no_alarm(text: str) -> None:
    assert "does_not_add_up" not in dict(computed(text)).values()
