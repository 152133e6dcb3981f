"""The engine notes sources without a name, figures of nobody and the accused who are not heard."""

from __future__ import annotations

import pytest

from onrecord.extraction import Check, read_prose


def notes(text: str, ending: str) -> list[Check]:
    """The notes on sources whose formula ends so."""
    found = read_prose(text).checks
    return [c for c in found if c.kind == "sourcing" and c.formula.endswith(ending)]


@pytest.mark.parametrize(
    "source", ["Officials", "Two eyewitnesses", "A source close to the talks", "Port officials"]
)
def test_a_source_that_is_only_described_is_noted(source: str) -> None:
    (note,) = notes(f"{source} said that the gate was shut.", "of an unnamed source")

    assert note.verdict == "note"
    assert note.operands == ("statement:0",)


@pytest.mark.parametrize("source", ["Nell Varga", "The harbour office", "The Ministry of Works"])
def test_a_source_with_a_name_is_not(source: str) -> None:
    assert notes(f"{source} said that the gate was shut.", "of an unnamed source") == []


def test_figures_outside_of_any_statement_are_noted_beside_those_inside() -> None:
    text = "Some 17 boats lie in the yard. The office said that 40 boats were mended."

    (note,) = notes(text, "figures without a source")

    assert note.operands == ("figure:0",)


def test_a_report_whose_figures_are_all_its_own_is_left_alone() -> None:
    assert notes("Some 17 boats lie in the yard.", "figures without a source") == []


@pytest.mark.parametrize(
    "accusation",
    [
        "Varga accused Tolna Mining of poisoning the river.",
        "Varga blamed Tolna Mining for the dead fish.",
        "Varga said that Tolna Mining was accused of hiding it.",
        "Varga put the blame for it on Tolna Mining.",
    ],
)
def test_whoever_is_accused_and_says_nothing_is_noted(accusation: str) -> None:
    (note,) = notes(accusation, "is not heard")

    assert note.formula == "Tolna Mining is not heard"


def test_whoever_is_accused_and_answers_is_heard() -> None:
    text = "Varga accused Tolna Mining of poisoning the river. “We did not,” Tolna Mining said."

    assert notes(text, "is not heard") == []
