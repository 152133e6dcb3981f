"""Figures that are given twice: the same, within a bound, of a narrower place, or misquoted."""

from __future__ import annotations

from onrecord.extraction import read_prose
from tests.extraction.checks.worked import DAY, checks, computed, verdicts


def test_the_same_bound_said_in_other_words_is_restated() -> None:
    text = (
        "Over 18,000 people left the flooded villages near Lom, the mayor said.\n\n"
        '"More than 18 thousand people had to leave flooded villages near Lom," he said.'
    )

    assert verdicts(text, "restated") == ["adds_up"]


def test_a_narrower_place_is_noted() -> None:
    text = (
        "The army has retaken 16 districts in east Karvek during the operation.\n\n"
        "Army units retook 16 quarters in the northern part of east Karvek in the operation."
    )
    (check,) = checks(text, "restated")

    assert check.verdict == "adds_up"
    assert "narrower place" in check.explanation


def test_figures_of_different_people_are_not_compared() -> None:
    text = "Some 90,000 residents live in the valley. Over 18,000 tourists left the valley."

    assert read_prose(text, published=DAY).checks == ()


def test_an_exact_number_bears_out_a_bound_of_the_same() -> None:
    text = (
        "The governor said 1,096 rebels gave up their arms in Lom.\n\n"
        "More than 1,000 rebels gave up arms in Lom, his office said."
    )

    assert [c.formula for c in checks(text, "bound")] == ["1,096 > 1,000"]


QUOTED = (
    "The mayor, Anna Berg, said that 16 districts of Karvek were without water after the storm.\n\n"
    '"After the storm 16 districts of Karvek have been without water," Berg said.'
)


def test_a_paraphrase_has_the_number_of_its_quotation() -> None:
    assert verdicts(QUOTED, "restated") == ["adds_up"]
    assert verdicts(QUOTED.replace("that 16", "that 61"), "restated") == ["does_not_add_up"]


def test_two_numbers_of_one_thing_are_elsewhere_two_events() -> None:
    text = (
        "In Karvek the storm left 16 districts without water for a day.\n\n"
        "In Lom the storm left 18 districts without water for a day."
    )

    assert computed(text) == []
