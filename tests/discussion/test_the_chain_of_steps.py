"""What was done to comments cannot be changed behind the site's back without being found."""

from __future__ import annotations

import pytest
from django.db.models import QuerySet

from onrecord.discussion.actions import open_discussion, post_comment
from onrecord.discussion.models import Step, verify_steps
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON


@pytest.fixture
def steps(rosa: User, report: Report) -> QuerySet[Step]:
    """The steps of three comments, as anybody with the database can change them."""
    open_discussion(report=report)
    for number in range(3):
        post_comment(author=rosa, report=report, text=f"Remark {number}.", at=NOON)
    return QuerySet(Step).order_by("number")


def test_what_was_taken_holds(steps: QuerySet[Step]) -> None:
    assert steps.count() == 3
    assert list(verify_steps()) == []


def test_a_changed_step_is_found(steps: QuerySet[Step]) -> None:
    steps.filter(number=2).update(wording="0" * 64)

    assert [line for line in verify_steps() if "step 2 is not what was taken" in line]


def test_a_missing_step_is_found(steps: QuerySet[Step]) -> None:
    QuerySet(Step).filter(number=2)._raw_delete("default")

    assert [line for line in verify_steps() if "before number 3 is missing" in line]


def test_missing_last_steps_are_found(steps: QuerySet[Step]) -> None:
    QuerySet(Step).filter(number=3)._raw_delete("default")

    assert [line for line in verify_steps() if "its last steps are missing" in line]
