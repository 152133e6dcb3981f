"""A published report with its discussion open, the standards, and shorthands for what people do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from onrecord.discussion.actions import open_discussion, post_comment
from onrecord.discussion.models import Clause, Comment
from onrecord.people.models import User
from onrecord.reports.models import Report, Section
from tests.conftest import NOON

Writes = Callable[..., Comment]


@pytest.fixture
def report(world: Section) -> Report:
    """A live report whose discussion is open."""
    return a_discussed_report(section=world)


@pytest.fixture(scope="module")
def made(standing: None) -> dict[str, Any]:
    """The same report, for all tests of a file."""
    world = Section.objects.create(name="World", slug="world")
    return {"world": world, "report": a_discussed_report(section=world)}


def a_discussed_report(*, section: Section) -> Report:
    """A live report whose discussion is open."""
    report = Report(
        headline="Bridge reopens after repairs", section=section, live=False, short_id="4tkyq"
    )
    report.save()
    report.save_revision().publish()
    report.refresh_from_db()
    open_discussion(report=report)
    return report


@pytest.fixture
def threats(db: None) -> Clause:
    """A clause of the standards."""
    return Clause.objects.create(number=3, title="No threats", text="Do not threaten anybody.")


@pytest.fixture
def sami(db: None) -> User:
    """Another reader."""
    return User.objects.create_user("sami@example.org", name="Sami")


@pytest.fixture
def write(rosa: User, report: Report) -> Writes:
    """Rosa (or another) writes, each time an hour later, so that no limit is met."""
    hours = count()

    def write(text: str = "", **facts: Any) -> Comment:
        hour = next(hours)
        facts.setdefault("author", rosa)
        facts.setdefault("report", report)
        facts.setdefault("at", NOON + dt.timedelta(hours=hour))
        return post_comment(text=text or f"Remark {hour}", **facts)

    return write
