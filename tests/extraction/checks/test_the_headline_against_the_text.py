"""Figures of the headline are held against the text; a file photo is noted."""

from __future__ import annotations

import pytest

from onrecord.extraction import read_prose
from onrecord.extraction.prose import read_report
from tests.extraction.checks.worked import DAY, checks

BODY = "The service said that 312 miners were brought out of the Karvek mine. It cost $1,204,000."


@pytest.mark.parametrize(
    ("headline", "verdict"),
    [
        ("312 Miners Brought Out of Karvek", "adds_up"),
        ("Over 300 Miners Brought Out of Karvek", "adds_up"),
        ("Over 350 Miners Brought Out of Karvek", "does_not_add_up"),
        ("Karvek Rescue Cost $1.2M", "adds_up"),
        ("Karvek Rescue Cost $1.7M", "note"),
        ("412 Miners Brought Out of Karvek", "note"),
    ],
)
def test_a_figure_of_the_headline_is_held_against_the_text(headline: str, verdict: str) -> None:
    (check,) = checks(BODY, "headline", headline=headline)

    assert check.verdict == verdict
    assert check.operands[0] == "figure:0"


def test_spans_of_a_headline_figure_are_offsets_into_the_headline() -> None:
    headline = "Karvek: Over 300 Miners Brought Out"
    record = read_prose(BODY, headline=headline)
    figure = record.figures[0]

    assert figure.statement is not None
    assert record.statements[figure.statement].kind == "headline"
    assert headline[slice(*figure.span)] == "Over 300"


def test_a_file_photo_is_noted() -> None:
    record = read_report(
        BODY,
        published=DAY,
        captured=None,
        headline=None,
        image_caption="The mine at Karvek. (File)",
        image_is_file_photo=True,
        language="en",
    )

    assert [c.verdict for c in record.checks if c.kind == "picture"] == ["note"]
