"""A report about a flood, on record, with a speaker in every kind and a figure under a measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.delivery.oven import oven
from onrecord.people.models import User
from onrecord.record.actions import confirm_entries, put_under_measure
from onrecord.record.models import Figure, Measure
from onrecord.reports.models import Report, Section
from tests.conftest import NOON, a_report, the_newsroom
from tests.exchange.disqus import DISQUS

PARAGRAPHS = [
    "The harbour office said that a total of 57 boats were damaged [in the old harbour].",
    "Of these, 40 boats were repaired and 17 boats were lost, the harbour office said.",
    "“We have never seen water this high,” harbour master Nell Varga said.",
]


def a_flood(*, editor: User, section: Section, **facts: Any) -> Report:
    """A published report whose record is confirmed."""
    report = a_report(
        editor=editor,
        section=section,
        headline="Over 50 boats damaged in flood - harbour office",
        body=[("paragraph", f"<p>{words}</p>") for words in PARAGRAPHS],
        **facts,
    )
    entries = [*report.statements.all(), *report.figures.all(), *report.timeexpressions.all()]
    confirm_entries(entries=entries, editor=editor, at=NOON)
    return report


@pytest.fixture
def flood(ed: User, world: Section) -> Report:
    """A report with everything on record."""
    return a_flood(editor=ed, section=world)


@pytest.fixture
def boats(flood: Report, ed: User) -> Measure:
    """A measure that the flood's lost boats answer."""
    return boats_of(flood, editor=ed)


@pytest.fixture(scope="module")
def made(standing: None) -> dict[str, Any]:
    """The flood and its boats, for all tests of a file."""
    room = the_newsroom()
    flood = a_flood(editor=room["ed"], section=room["world"])
    return {**room, "flood": flood, "boats": boats_of(flood, editor=room["ed"])}


def boats_of(flood: Report, *, editor: User) -> Measure:
    """A measure, with the flood's lost boats under it."""
    measure = Measure.objects.create(name="Boats lost", slug="boats-lost")
    figure = Figure.objects.get(report=flood, exact="17")
    put_under_measure(figure=figure, measure=measure, editor=editor)
    return measure


@pytest.fixture
def kept(transactional_db: None) -> Iterator[None]:
    """As in a serving process: what is baked is kept, and committed changes are heard."""
    oven.clear()
    oven.keeps = True
    yield
    oven.keeps = False
    oven.clear()


@pytest.fixture
def disqus(tmp_path: Path, report: Report) -> Callable[..., Path]:
    """A Disqus export about the report, with these posts."""

    def written(*posts: str) -> Path:
        link = f"https://old.example{report.get_absolute_url()}"
        path = tmp_path / "disqus.xml"
        path.write_text(DISQUS.format(link=link, posts="".join(posts)), encoding="utf-8")
        return path

    return written
