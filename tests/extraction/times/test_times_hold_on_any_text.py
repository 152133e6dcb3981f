"""Whatever the text: times lie inside it, in order, and are found in time that grows with it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.times import find_times
from onrecord.extraction.times.calendar import MONTH_NAMES
from tests.extraction.times.printed import read
from tests.timing import assert_time_grows_with_length

WORDS = st.sampled_from(
    "the a an last next this past end of early late mid two 3 31 2016 '82 12:30 p.m. days week "
    "quarter century Monday May March year ago later earlier same first half fiscal summer "
    "morning noon Easter every in on since by - / . , 1/2 and İ 9/11 0000-00-00 99.99.9999".split()
)
DAYS = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))


def holds(text: str, day: dt.date | None) -> None:
    end = 0
    for found in find_times(text, published=day, captured=None):
        assert end <= found.span[0] < found.span[1] <= len(text)
        assert found.value
        end = found.span[1]


@given(st.lists(WORDS, max_size=12).map(" ".join), st.none() | DAYS)
def test_times_lie_in_order_inside_any_heap_of_their_words(text: str, day: dt.date | None) -> None:
    holds(text, day)


@given(st.text(max_size=60), st.none() | DAYS)
def test_times_lie_inside_any_text(text: str, day: dt.date | None) -> None:
    holds(text, day)


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_in_each_usual_form(day: dt.date) -> None:
    name = MONTH_NAMES[day.month]
    for printed in (
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day:%A}, {name} {day.day}, {day.year}",
        f"{day:%b}{'.' * (day.month != 5)} {day.day}, {day.year}",
        day.isoformat(),
    ):
        ((_, value),) = read(f"It was on {printed} that they met.")
        assert value == day.isoformat()


@pytest.mark.parametrize(
    "piece",
    ["a", "1", " ", "the ", "18 October 2016 ", "the end of ", "1 1/2 ", "early late ", "last "],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    assert_time_grows_with_length(lambda text: holds(text, dt.date(2019, 3, 20)), piece)


@pytest.mark.parametrize("text", ["Limétoday", "At $2016", "é2016", "_today"])
def test_a_time_does_not_begin_inside_a_word(text: str) -> None:
    assert find_times(text, published=None, captured=None) == ()
