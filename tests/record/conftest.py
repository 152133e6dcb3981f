"""A published report about a flood, in words of our own, and its newest version."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.people.models import User
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Report, Section, Version
from tests.conftest import the_newsroom

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
PARAGRAPHS = [
    "The harbour office said that a total of 57 boats were damaged in the flood.",
    "Of these, 40 boats were repaired and 17 boats were lost, the harbour office said.",
    "“We have never seen water this high,” harbour master Nell Varga said.",
]


@pytest.fixture
def flood(ed: User, world: Section) -> Report:
    """A report with five or so suggestions."""
    return a_flood(editor=ed, section=world)


@pytest.fixture(scope="module")
def made(standing: None) -> dict[str, Any]:
    """The same report, for all tests of a file."""
    room = the_newsroom()
    return {**room, "flood": a_flood(editor=room["ed"], section=room["world"])}


def a_flood(*, editor: User, section: Section) -> Report:
    """A published report with five or so suggestions."""
    report = file_report(
        author=editor,
        headline="Over 50 boats damaged in flood - harbour office",
        section=section,
        at=NOON,
        body=[("paragraph", f"<p>{words}</p>") for words in PARAGRAPHS],
    )
    publish_report(report=report, editor=editor, at=NOON)
    return report


@pytest.fixture
def version(flood: Report) -> Version:
    """Its newest version."""
    return flood.versions.latest("number")
