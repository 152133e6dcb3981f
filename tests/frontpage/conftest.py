"""A newsroom with a report on record, its discussion, and a baker that keeps what it bakes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import Locale, Page

from onrecord.delivery.oven import oven
from onrecord.discussion.actions import post_comment
from onrecord.discussion.models import Comment
from onrecord.frontpage.models import StandingPage
from onrecord.people.models import User
from onrecord.record.actions import confirm_entries, read_draft
from onrecord.record.models import Statement
from onrecord.reports.models import Report, Section
from tests.conftest import NOON, a_draft, a_report, the_newsroom

PARAGRAPHS = [
    "The harbour office said that a total of 57 boats were damaged [in the old harbour].",
    "Of these, 40 boats were repaired and 17 boats were lost, the harbour office said.",
    "“We have never seen water this high,” harbour master Nell Varga said.",
]


@pytest.fixture
def flood(ed: User, world: Section) -> Report:
    """A published report whose record is confirmed."""
    return a_flood(editor=ed, section=world)


@pytest.fixture(scope="module")
def made(standing: None) -> dict[str, Any]:
    """The flood, for all tests of a file."""
    room = the_newsroom()
    return {**room, "flood": a_flood(editor=room["ed"], section=room["world"])}


def a_flood(*, editor: User, section: Section) -> Report:
    """A published report whose record is confirmed."""
    report = a_report(
        editor=editor,
        section=section,
        headline="Over 50 boats damaged in flood - harbour office",
        summary="Water stood higher than ever before.",
        body=[("paragraph", f"<p>{words}</p>") for words in PARAGRAPHS],
    )
    entries = [*report.statements.all(), *report.figures.all()]
    confirm_entries(entries=entries, editor=editor, at=NOON)
    return report


def quoting(words: str, ed: User, world: Section) -> Report:
    """A draft with these words, what is said in them confirmed."""
    draft = a_draft(author=ed, section=world, body=[("paragraph", f"<p>{words}</p>")])
    read_draft(report=draft, at=NOON)
    said = [*Statement.objects.filter(report=draft)]
    confirm_entries(entries=said, editor=ed, at=NOON)
    return Report.objects.get(pk=draft.pk)


@pytest.fixture
def remark(flood: Report, rosa: User) -> Comment:
    """Something that Rosa said about it."""
    return post_comment(author=rosa, report=flood, text="I was *there*.", at=NOON)


@pytest.fixture
def standards(db: None) -> StandingPage:
    """The standards page as the desk wrote it."""
    page = StandingPage(
        title="Community standards", slug="standards", body=[("text", "<p>Be kind.</p>")]
    )
    Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    root.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def kept(transactional_db: None) -> Iterator[None]:
    """As in a serving process: what is baked is kept, and committed changes are heard."""
    oven.clear()
    oven.keeps = True
    yield
    oven.keeps = False
    oven.clear()


def many_reports(number: int, *, editor: User, section: Section, **facts: Any) -> list[Report]:
    """Reports published an hour apart, the oldest first."""
    return [
        a_report(
            editor=editor,
            section=section,
            headline=f"Report {place}",
            at=NOON + dt.timedelta(hours=place),
            **facts,
        )
        for place in range(number)
    ]
