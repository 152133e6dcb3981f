"""Figures: running totals and changes."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.extraction import Figure, read_prose

DAY = dt.date(2019, 3, 24)


def figures(text: str) -> tuple[Figure, ...]:
    return read_prose(text, published=DAY).figures


@pytest.mark.parametrize(
    "text",
    [
        "A total of 312 miners have left so far.",
        "Since October, 312 miners have left the valley.",
        "Rescuers have brought out 312 miners since the start of the week.",
        "Two lorries arrived, bringing the number of lorries to 312.",
        "The death toll reached 312.",
        "To date, 312 houses have been mended.",
        "They have mended 312 houses in all.",
        "Fines totalling $312 were paid.",
    ],
)
def test_what_has_come_together_so_far_is_cumulative(text: str) -> None:
    assert figures(text)[-1].progress == "cumulative"


@pytest.mark.parametrize(
    "text",
    [
        "The fee rose by 12 cents.",
        "Another 40 miners left.",
        "In the evening 17 more were found.",
        "At least 17 more miners were found.",
        "The town reported an increase of 12 %.",
        "They want a 5 % pay rise.",
        "Prices are up 12 % since January.",
        "A further 40 miners left.",
        "There were 40 fewer beds.",
    ],
)
def test_what_came_on_top_or_fell_away_is_a_change(text: str) -> None:
    assert figures(text)[-1].progress == "change"


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers found 312 miners.",
        "More than 312 miners live there.",
        "The price rose to $4.",
        "Since they lost, 312 fans have wept.",
        "They found 12 or more miners.",
        "They want to pay no more than $12.",
    ],
)
def test_most_figures_are_neither(text: str) -> None:
    assert figures(text)[-1].progress is None
