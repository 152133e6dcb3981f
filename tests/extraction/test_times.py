"""Times: TIMEX3 values and EDTF forms, reckoned from the report's day."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.extraction import TimeExpression, read_prose
from onrecord.extraction.prose import read_report

DAY = dt.date(2019, 3, 20)  # a Wednesday


def only(text: str, *, published: dt.date | None = DAY) -> TimeExpression:
    found = read_prose(text, published=published).times
    assert len(found) == 1, [text[slice(*t.span)] for t in found]
    return found[0]


def captured(text: str) -> tuple[TimeExpression, ...]:
    return read_report(
        text,
        published=None,
        captured=dt.datetime(2017, 3, 28, 20, 50, tzinfo=dt.UTC),
        headline=None,
        image_caption=None,
        image_is_file_photo=False,
        language="en",
    ).times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left on 18 October 2016.", "2016-10-18"),
        ("They left on October 18th, 2016.", "2016-10-18"),
        ("They left on Tuesday, 18 October 2016.", "2016-10-18"),
        ("They left on 2016-10-18.", "2016-10-18"),
        ("They left on 10/18/2016.", "2016-10-18"),
        ("They left on 18/10/2016.", "2016-10-18"),
        ("They left in October 2016.", "2016-10"),
        ("They left in 2016.", "2016"),
        ("They left in the 1990s.", "199"),
        ("They left in the third quarter of 2016.", "2016-Q3"),
        ("They left in summer 2016.", "2016-SU"),
    ],
)
def test_a_full_date_is_read_as_printed(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left yesterday.", "2019-03-19"),
        ("They left on Monday.", "2019-03-18"),
        ("They will leave on Monday.", "2019-03-25"),
        ("They left last week.", "2019-W11"),
        ("They left last month.", "2019-02"),
        ("They will leave next year.", "2020"),
        ("They left two years ago.", "2017"),
        ("They left ten days ago.", "2019-03-10"),
        ("They left on 3 March.", "2019-03-03"),
        ("They left in December.", "2018-12"),
        ("They left on Monday morning.", "2019-03-18TMO"),
        ("They left at 6:40 p.m.", "2019-03-20T18:40"),
        ("They left at 18:00 UTC.", "2019-03-20T18:00Z"),
    ],
)
def test_a_relative_time_is_reckoned_from_the_report(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("It was a three-day operation.", "P3D", "DURATION"),
        ("It took two and a half years.", "P2.5Y", "DURATION"),
        ("It lasted several weeks.", "PXW", "DURATION"),
        ("It took half an hour.", "PT0.5H", "DURATION"),
        ("It grew over the past decade.", "P10Y", "DURATION"),
        ("It left over the past few days.", "PXD", "DURATION"),
        ("They meet every two weeks.", "P2W", "SET"),
        ("They deliver 15 planes a year.", "P1Y", "SET"),
    ],
)
def test_lengths_and_repetitions_are_told_apart(text: str, value: str, kind: str) -> None:
    time = only(text)

    assert (time.value, time.type) == (value, kind)


def test_past_days_end_with_the_report() -> None:
    assert only("Over the past three days, 12 men left.").edtf == "2019-03-17~/2019-03-20"
    assert only("Over the past few days, 12 men left.").edtf == "2019-03-XX/2019-03-20"


def test_since_a_day_is_open_towards_now() -> None:
    assert only("Nothing moved since 3 March.").edtf == "2019-03-03/.."


def test_without_a_date_the_year_is_the_last_such_day_before_the_page_clock() -> None:
    assert [t.value for t in captured("Nothing moved since October 18 or March 2.")] == [
        "2016-10-18",
        "2017-03-02",
    ]


def test_without_any_clock_the_year_stays_open() -> None:
    assert only("They left on 3 March.", published=None).value == "XXXX-03-03"
    assert only("They left on Monday.", published=None).value == "XXXX-WXX-1"
    assert only("They left yesterday.", published=None).value == "PAST_REF"


def test_the_page_clock_anchors_no_yesterday() -> None:
    assert [t.value for t in captured("They left yesterday.")] == ["PAST_REF"]


@pytest.mark.parametrize(
    "text",
    [
        "May thinks so.",
        "They march on.",
        "The second man fell.",
        "It cost $2000 then.",
        "Some 2000 people came.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert [t for t in read_prose(text, published=DAY).times if t.type != "SET"] == []
