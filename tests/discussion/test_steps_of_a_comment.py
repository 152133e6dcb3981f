"""Whatever is done to comments by whomever: only steps of the table, each kept, counts right."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from onrecord.discussion.actions import NoSuchStepError, change_status, keep_new
from onrecord.discussion.actions.standing import locked
from onrecord.discussion.models import Actor, Clause, Comment, CommentRevision, Discussion, Step
from onrecord.discussion.models.step import hash_of_wording
from onrecord.people.models import User
from onrecord.reports.models import Report
from onrecord.shared.append_only import AppendOnlyError
from tests.conftest import NOON
from tests.discussion.conftest import Writes

Status = Comment.Status
LEGAL = Actor.legal()


class Discussing(RuleBasedStateMachine):
    """Comments come in and are moved about by every kind of actor, also where none may."""

    report: Report
    author: User
    clause: Clause

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[tuple[int, str, str, str]] = []
        self.clock = NOON

    @initialize()
    def begin(self) -> None:
        self.walk = transaction.atomic()
        self.walk.__enter__()

    @rule(to=st.sampled_from(Status), kind=st.sampled_from(Step.Kind))
    def receive(self, to: Status, kind: Step.Kind) -> None:
        with suppress(ValidationError), transaction.atomic():
            discussion = locked(Discussion.objects.get(report=self.report).pk)
            comment = Comment(
                discussion=discussion,
                author=self.author,
                body_source=f"At {self.clock}",
                body_html="<p>Said</p>",
                created_at=self._now(),
            )
            keep_new(comment, to=to, by=Actor(kind), discussion=discussion)
            if to != Status.RECEIVED:
                self.taken.append((comment.pk, Status.RECEIVED, to, kind))

    @rule(which=st.integers(0, 4), to=st.sampled_from(Status), kind=st.sampled_from(Step.Kind))
    def step(self, which: int, to: Status, kind: Step.Kind) -> None:
        comments = list(Comment.objects.order_by("pk"))
        if not comments:
            return
        comment = comments[which % len(comments)]
        with suppress(ValidationError), transaction.atomic():
            before = change_status(
                comment=comment, to=to, by=Actor(kind), at=self._now(), under=self.clause
            )
            self.taken.append((comment.pk, before, to, kind))

    @invariant()
    def every_step_is_kept_once_and_in_order(self) -> None:
        kept = Step.objects.filter(discussion__report=self.report).order_by("number")
        assert list(kept.values_list("comment", "before", "after", "kind")) == self.taken
        assert [step.number for step in kept] == list(range(1, len(kept) + 1))

    @invariant()
    def every_step_is_in_the_table(self) -> None:
        standing: dict[int, str] = {}
        for comment, before, after, kind in self.taken:
            assert before == standing.get(comment, Status.RECEIVED)
            assert after in Comment.TRANSITIONS[Status(before)]
            assert after in Step.REACHES[Step.Kind(kind)]
            assert before != Status.LEGAL_HOLD or kind == Step.Kind.LEGAL
            standing[comment] = after
        for comment in Comment.objects.filter(discussion__report=self.report):
            assert comment.status == standing.get(comment.pk, Status.RECEIVED)

    @invariant()
    def counts_equal_a_recount(self) -> None:
        discussion = Discussion.objects.get(report=self.report)
        comments = list(Comment.objects.filter(discussion=discussion))
        places = sorted(c.publish_seq for c in comments if c.publish_seq is not None)
        assert discussion.comment_count == sum(c.is_published for c in comments)
        assert places == list(range(1, discussion.last_seq + 1))
        assert all(not c.body_source and not c.salt for c in comments if c.status == Status.ERASED)

    @invariant()
    def the_chain_holds(self) -> None:
        before = ""
        for step in Step.objects.filter(discussion__report=self.report).order_by("number"):
            assert step.hash == step.hash_after(before)
            before = step.hash
        assert Discussion.objects.get(report=self.report).step_hash == before

    def teardown(self) -> None:
        transaction.set_rollback(rollback=True)
        self.walk.__exit__(None, None, None)

    def _now(self) -> dt.datetime:
        self.clock += dt.timedelta(minutes=1)
        return self.clock


def test_steps_keep_to_the_table_and_none_is_lost(
    report: Report, rosa: User, threats: Clause
) -> None:
    class OfThisReport(Discussing):
        pass

    OfThisReport.report, OfThisReport.author, OfThisReport.clause = report, rosa, threats
    run_state_machine_as_test(
        OfThisReport, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )


def test_a_step_says_who_took_it_why_and_on_which_words(
    write: Writes, mo: User, threats: Clause
) -> None:
    comment = write("I will find you")

    _change(comment, Status.REMOVED, Actor.moderator(mo), under=threats, note="Threatens Sami")

    posted, removed = comment.steps.all()
    assert (posted.kind, posted.before, posted.after) == ("rule", "received", "published")
    assert (removed.kind, removed.person, removed.clause) == ("person", mo, threats)
    assert removed.note == "Threatens Sami"
    assert removed.wording == posted.wording == hash_of_wording(comment)


def test_what_the_law_holds_only_the_law_lets_go(write: Writes, mo: User, rosa: User) -> None:
    comment = write()
    _change(comment, Status.LEGAL_HOLD, LEGAL)

    for to, by in [
        (Status.PUBLISHED, Actor.moderator(mo)),
        (Status.REMOVED, Actor.moderator(mo)),
        (Status.ERASED, Actor.author(rosa)),
    ]:
        with pytest.raises(NoSuchStepError):
            _change(comment, to, by)
    _change(comment, Status.PUBLISHED, LEGAL)

    assert comment.is_published
    assert comment.publish_seq == 1


def test_erasing_takes_words_wordings_and_salt_and_leaves_the_proof(
    write: Writes, report: Report, rosa: User
) -> None:
    comment = write("My address is 4 Mill Lane")
    CommentRevision.objects.create(comment=comment, body_source="4 Mill Ln", replaced_at=NOON)

    _change(comment, Status.ERASED, Actor.author(rosa))

    comment.refresh_from_db()
    assert (comment.body_source, comment.body_html, comment.salt) == ("", "", "")
    assert not comment.revisions.exists()
    posted, erased = comment.steps.all()
    assert erased.hash == erased.hash_after(posted.hash)


def test_a_step_is_never_changed_and_never_deleted(write: Writes) -> None:
    step = write().steps.get()

    with pytest.raises(AppendOnlyError):
        step.save()
    with pytest.raises(AppendOnlyError):
        step.delete()


def _change(comment: Comment, to: Status, by: Actor, **facts: Any) -> None:
    change_status(comment=comment, to=to, by=by, at=NOON, **facts)
