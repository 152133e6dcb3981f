"""Dates that say all of themselves, and words that only look like times."""

from __future__ import annotations

import pytest

from tests.extraction.times.printed import DAY, only, read


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("18 October 2016", "2016-10-18"),
        ("October 18th, 2016", "2016-10-18"),
        ("the 18th of October 2016", "2016-10-18"),
        ("October the eighteenth, 2016", "2016-10-18"),
        ("Tuesday, 18 October 2016", "2016-10-18"),
        ("Tues., Oct. 18, 2016", "2016-10-18"),
        ("2016-10-18", "2016-10-18"),
        ("10/18/2016", "2016-10-18"),
        ("18/10/2016", "2016-10-18"),
        ("10/18/16", "2016-10-18"),
        ("18.10.2016", "2016-10-18"),
        ("October 2016", "2016-10"),
        ("late October 2016", "2016-10"),
        ("the end of October 2016", "2016-10"),
        ("2016", "2016"),
        ("early 2016", "2016"),
        ("the start of 2016", "2016"),
        ("fiscal 2016", "2016"),
        ("the year 2000", "2000"),
        ("1996-97", "1996/1997"),
        ("the 1990s", "199"),
        ("the mid-1990s", "199"),
        ("the '60s", "196"),
        ("the sixties", "196"),
        ("the 19th century", "18"),
        ("the twentieth century", "19"),
        ("the third quarter of 2016", "2016-Q3"),
        ("the first half of 2016", "2016-H1"),
        ("summer 2016", "2016-SU"),
        ("the winter of 1996", "1996-WI"),
        ("the last week of March 2009", "2009-W13"),
        ("the first week of March 2009", "2009-W10"),
        ("Easter Monday 2018", "2018-04-02"),
        ("Thanksgiving 2018", "2018-11-22"),
        ("9/11", "2001-09-11"),
        ("2016-10-18 14:30", "2016-10-18T14:30"),
    ],
)
def test_a_full_date_is_read_as_printed(printed: str, value: str) -> None:
    assert read(f"It happened in {printed}.") == [(printed, value)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They left in the first half of 2016.", "2016-01/2016-06"),
        ("They left in the third quarter of 2016.", "2016-35"),
        ("They left in the 1990s.", "199X"),
        ("They left in the 19th century.", "18XX"),
        ("They left in early 2016.", "2016~"),
        ("They left in spring 2016.", "2016-21"),
        ("Nothing moved since 3 March.", "2019-03-03/.."),
        ("They left last week.", "2019-03-11/2019-03-17"),
    ],
)
def test_a_date_is_given_as_edtf_too(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "May thinks so.",
        "They march on.",
        "The second man fell.",
        "It cost $2000 then.",
        "Some 2000 people came.",
        "The Ostwald 2000 Index fell.",
        "She is in her seventies.",
        "Highs were in the 70s.",
        "A 10-year-old boy came.",
        "They took 16 quarters of the town.",
        "He played on the 27 courts.",
        "It fell into the soon-to-open hall.",
        "It ended as soon as it began.",
        "He told Lom This Morning so.",
        "They sailed to Easter Island.",
        "On 31.31.2016 and 45/45/2016 nothing is.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert read(text, published=DAY) == []
