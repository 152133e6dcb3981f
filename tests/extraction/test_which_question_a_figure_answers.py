"""Figures of several reports are alike where they count the same and say the same of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.likeness import LONGEST, name_of, question_of


@pytest.mark.parametrize(
    ("counted", "after", "question"),
    [
        ("miners", " miners left the pit on Monday", "miner left"),
        ("miners", " miners have already left the p", "miner left"),
        ("miners", " miners were pardoned in spring", "miner pardoned"),
        ("miners", " miners in the north of Karvek", "miner"),
        ("boats", " boats lost in the flood", "boat lost"),
        ("families", ", the office said", "family"),
        ("", " of them", ""),
    ],
)
def test_what_is_counted_and_what_is_said_of_it_make_the_question(
    counted: str, after: str, question: str
) -> None:
    assert question_of(counted=counted, unit="", after=after) == question


def test_other_units_are_other_questions() -> None:
    assert question_of(counted="bridge", unit="EUR", after=" for the bridge") == "bridge EUR"


def test_a_measure_gets_a_first_name() -> None:
    assert name_of(counted="miners", after=" miners have left the pit") == "miners left"


@given(st.text(), st.text(max_size=40), st.sampled_from(["", "percent", "USD"]))
def test_any_text_gives_a_question_that_fits_its_column(
    counted: str, after: str, unit: str
) -> None:
    assert len(question_of(counted=counted, unit=unit, after=after)) <= LONGEST
    assert len(name_of(counted=counted, after=after)) <= LONGEST
