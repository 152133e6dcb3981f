"""A published report about a flood, in words of our own, and its newest version."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.people.models import User
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Report, Section, Version

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
PARAGRAPHS = [
    "The harbour office said that a total of 57 boats were damaged in the flood.",
    "Of these, 40 boats were repaired and 17 boats were lost, the harbour office said.",
    "“We have never seen water this high,” harbour master Nell Varga said.",
]


@pytest.fixture
def flood(ed: User, world: Section) -> Report:
    """A report with five or so suggestions."""
    report = file_report(
        author=ed,
        headline="Over 50 boats damaged in flood - harbour office",
        section=world,
        at=NOON,
        body=[("paragraph", f"<p>{words}</p>") for words in PARAGRAPHS],
    )
    publish_report(report=report, editor=ed, at=NOON)
    return report


@pytest.fixture
def version(flood: Report) -> Version:
    """Its newest version."""
    return flood.versions.latest("number")
