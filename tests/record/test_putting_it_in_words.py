"""Figures and times are put in words that a reader understands at once."""

from __future__ import annotations

import pytest

from onrecord.record.models import Figure
from onrecord.record.pages.words import edtf_in_words, figure_value


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(low=647, high=647), "647"),
        (Figure(low=18000, low_open=True, comparator=">"), "more than 18,000"),
        (Figure(low=10, comparator=">=", unit="kilometer"), "at least 10 km"),
        (Figure(high=5, comparator="<=", unit="percent"), "up to 5 %"),
        (Figure(low=0, high=500, high_open=True, comparator="<"), "fewer than 500"),
        (Figure(low=0, high=500), "0 to 500"),
        (Figure(low=0.5, high=1, low_open=True, comparator=">"), "more than half"),
        (Figure(low=0.45, high=0.55, comparator="~"), "about half"),
        (Figure(low=44, high=44, unit="day"), "44 days"),
        (Figure(low=5, high=10), "5 to 10"),
        (Figure(low=1.2e6, high=1.2e6, unit="USD"), "USD 1,200,000"),
    ],
)
def test_a_figure_is_put_in_words(figure: Figure, words: str) -> None:
    assert figure_value(figure) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2016-11-30", "30 November 2016"),
        ("[2016-11-30..2016-12-01]", "30 November 2016 or 1 December 2016"),
        ("[2016-11-28..2016-12-01]", "some day from 28 November 2016 to 1 December 2016"),
        ("[2016-11..2016-12]", "some day from November 2016 to December 2016"),
        ("[2016-11-28,2016-12-01]", "28 November 2016 or 1 December 2016"),
        ("2016-10-18/..", "since 18 October 2016"),
        ("[..2021-09-09]", "9 September 2021 or earlier"),
        ("[2021-09-09..]", "9 September 2021 or later"),
        ("2016-11", "November 2016"),
        ("2016-11-27~/2016-11-30", "about 27 November 2016 to 30 November 2016"),
        ("rubbish", "rubbish"),
        ("", ""),
    ],
)
def test_a_time_is_put_in_words(edtf: str, words: str) -> None:
    assert edtf_in_words(edtf) == words
