"""Times that hang on the report's day, on its tense, or on the date told just before."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extraction.times.printed import captured, only, read

FRIDAY = dt.date(1998, 2, 27)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left yesterday.", "2019-03-19"),
        ("They left the day before yesterday.", "2019-03-18"),
        ("They left on Monday.", "2019-03-18"),
        ("They will leave on Monday.", "2019-03-25"),
        ("They left last Wednesday.", "2019-03-13"),
        ("They left late Monday.", "2019-03-18"),
        ("They left this past Friday.", "2019-03-15"),
        ("They leave this coming Friday.", "2019-03-22"),
        ("They left on 3 March earlier than it was scheduled.", "2019-03-03"),
        ("They left this past weekend.", "2019-W11-WE"),
        ("They left last week.", "2019-W11"),
        ("They left over the weekend.", "2019-W11-WE"),
        ("They left last month.", "2019-02"),
        ("They left earlier this month.", "2019-03"),
        ("They will leave next year.", "2020"),
        ("They left late last year.", "2018"),
        ("They leave by the end of the year.", "2019"),
        ("They left two years ago.", "2017"),
        ("They left ten days ago.", "2019-03-10"),
        ("They left half a century ago.", "1969"),
        ("They left years ago.", "PAST_REF"),
        ("They left on 3 March.", "2019-03-03"),
        ("They left on the 3rd.", "2019-03-03"),
        ("They left in December.", "2018-12"),
        ("They left at the end of February.", "2019-02"),
        ("They left last summer.", "2018-SU"),
        ("They left at Christmas.", "2018-12-25"),
        ("They left in the fourth quarter.", "2018-Q4"),
        ("They left in the latest quarter.", "2018-Q4"),
        ("First-half profit fell.", "2019-H1"),
        ("They left this century.", "20"),
        ("They left in '82.", "1982"),
        ("They recently left.", "PAST_REF"),
        ("They are leaving now.", "PRESENT_REF"),
        ("They stay for the time being.", "PRESENT_REF"),
        ("They leave in the near future.", "FUTURE_REF"),
    ],
)
def test_a_relative_time_is_reckoned_from_the_report(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left on Monday morning.", "2019-03-18TMO"),
        ("They left early Monday morning.", "2019-03-18TMO"),
        ("They left last night.", "2019-03-19TNI"),
        ("They left overnight.", "2019-03-20TNI"),
        ("They left yesterday afternoon.", "2019-03-19TAF"),
        ("It rose in afternoon trading.", "2019-03-20TAF"),
        ("They left at 6:40 p.m.", "2019-03-20T18:40"),
        ("They left at 6:40 p.m. Monday.", "2019-03-18T18:40"),
        ("They left at 10:30 p.m. EST.", "2019-03-20T22:30-05:00"),
        ("They left at 18:00 UTC.", "2019-03-20T18:00Z"),
        ("They left at 0735 GMT.", "2019-03-20T07:35Z"),
        ("They left at 6:40 p.m. (GMT +8).", "2019-03-20T18:40+08:00"),
        ("They left at five o'clock.", "2019-03-20T05:00"),
        ("They left at noon.", "2019-03-20T12:00"),
    ],
)
def test_a_time_of_day_belongs_to_its_day(text: str, value: str) -> None:
    assert only(text).value == value


def test_a_time_of_day_belongs_to_the_day_named_in_its_sentence() -> None:
    assert read("It opened on Monday in Lom at 9:15 a.m. It closed at 7:30 p.m.") == [
        ("Monday", "2019-03-18"),
        ("9:15 a.m.", "2019-03-18T09:15"),
        ("7:30 p.m.", "2019-03-20T19:30"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 3 March they met. The next day they left.", "2019-03-04"),
        ("On 3 March they met. Two days later they left.", "2019-03-05"),
        ("On 3 March they met. They left the same day.", "2019-03-03"),
        ("In 1994 it lost money. The following year it gained.", "1995"),
        ("In 1994 it lost money. That year it closed.", "1994"),
        ("In the third quarter profit fell from a year earlier.", "2017-Q3"),
        ("In the third quarter it fell. In the year-earlier quarter it rose.", "2017-Q3"),
        ("It fell in January from the same period last year.", "2018-01"),
        ("It fell last month from the previous year.", "2018"),
    ],
)
def test_some_times_hang_on_the_date_told_before(text: str, value: str) -> None:
    assert read(text)[-1][1] == value


def test_a_date_too_far_back_is_not_pointed_at() -> None:
    text = "On 3 March they met. " + "The talks went on and on. " * 40 + "The next day they left."

    assert read(text)[-1] == ("The next day", "2019-03-21")


def test_a_year_of_two_digits_is_one_of_the_past() -> None:
    assert only("It is the worst since '97.", published=FRIDAY).value == "1997"


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
