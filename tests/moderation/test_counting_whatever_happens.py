"""Whatever people do in whatever order: counts equal a recount, and every step is in the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.discussion import actions as discuss
from onrecord.discussion.actions.recounting import drifted_now
from onrecord.discussion.models import Clause, Comment, Discussion, Step
from onrecord.law.models import LogEntry, LogHead
from onrecord.moderation import actions as moderate
from onrecord.moderation.models import Decision, SecondLook
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON

ACTS = ["post", "post_link", "edit", "withdraw", "flag", "remove", "reject", "publish"]
ACTS += ["restore", "keep", "premoderate"]


@pytest.fixture
def people(rosa: User, sami: User, mo: User, threats: Clause) -> dict[str, Any]:
    """Who acts, and the clause they cite."""
    return {"author": rosa, "reader": sami, "moderator": mo, "clause": threats}


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=40))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_counts_equal_a_recount_and_steps_keep_to_the_table(
    report: Report, people: dict[str, Any], acts: list[tuple[str, int]]
) -> None:
    LogEntry.objects.all()._raw_delete("default")
    LogHead.objects.all().delete()
    SecondLook.objects.all().delete()
    Step.objects.all()._raw_delete("default")
    Decision.objects.all()._raw_delete("default")  # between examples; nothing else may delete them
    Comment.objects.all().delete()
    Discussion.objects.update(last_seq=0, comment_count=0, mode="", last_step=0, step_hash="")

    for number, (act, which) in enumerate(acts):
        before = dict(Comment.objects.values_list("pk", "status"))
        at = NOON + dt.timedelta(minutes=number)
        _try(act, report=report, which=which, at=at, **people)
        _check(report, before)
    assert drifted_now() == 0


def _try(act: str, *, report: Report, which: int, at: dt.datetime, **facts: Any) -> None:
    comments = Comment.objects.order_by("pk")
    if not comments and act not in {"post", "post_link", "premoderate"}:
        return
    comment = comments[which % len(comments)] if comments else None
    # What the rules refuse is part of the walk.
    with suppress(ValidationError, PermissionDenied):
        _ACTS[act](report=report, comment=comment, at=at, **facts)


def _check(report: Report, before: dict[int, str]) -> None:
    discussion = Discussion.objects.get(report=report)
    comments = list(Comment.objects.all())
    places = sorted(c.publish_seq for c in comments if c.publish_seq is not None)
    assert discussion.comment_count == sum(c.is_published for c in comments)
    assert places == list(range(1, discussion.last_seq + 1))
    for comment in comments:
        was = before.get(comment.pk)
        if was and was != comment.status:
            assert comment.status in Comment.TRANSITIONS[Comment.Status(was)]
        if comment.status == Comment.Status.REMOVED:
            assert comment.removed_under is not None
    assert not Comment.objects.published().filter(publish_seq=None).exists()


def _premoderate(*, report: Report, moderator: User, **_: Any) -> None:
    discussion = Discussion.objects.get(report=report)
    moderate.change_discussion(
        held=discussion,
        moderator=moderator,
        state=Discussion.State.OPEN,
        mode="" if discussion.mode else "pre",
    )


_ACTS: dict[str, Callable[..., Any]] = {
    "post": lambda report, author, at, **_: discuss.post_comment(
        report=report, author=author, text=f"At {at}", at=at
    ),
    "post_link": lambda report, author, at, **_: discuss.post_comment(
        report=report, author=author, text=f"https://example.org/{at:%H%M}", at=at
    ),
    "edit": lambda comment, author, at, **_: discuss.edit_comment(
        comment=comment, author=author, text=f"Edited at {at} https://example.org", at=at
    ),
    "withdraw": lambda comment, author, at, **_: discuss.withdraw_comment(
        comment=comment, author=author, at=at
    ),
    "flag": lambda comment, reader, clause, at, **_: discuss.flag_comment(
        comment=comment, reader=reader, clause=clause, note="", at=at
    ),
    "remove": lambda comment, moderator, clause, at, **_: moderate.remove_comment(
        comment=comment, moderator=moderator, clause=clause, reason="Rude", at=at
    ),
    "reject": lambda comment, moderator, clause, at, **_: moderate.reject_comment(
        comment=comment, moderator=moderator, clause=clause, reason="Rude", at=at
    ),
    "publish": lambda comment, moderator, at, **_: moderate.publish_comment(
        comment=comment, moderator=moderator, at=at
    ),
    "restore": lambda comment, moderator, at, **_: moderate.restore_comment(
        comment=comment, moderator=moderator, reason="Misread", at=at
    ),
    "keep": lambda comment, moderator, at, **_: moderate.keep_comment(
        comment=comment, moderator=moderator, at=at
    ),
    "premoderate": _premoderate,
}
