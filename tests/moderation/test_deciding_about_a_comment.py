"""Deciding: each act has its reason, stays for good, is told the author and keeps the counts."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from onrecord.delivery.models import Event
from onrecord.discussion.actions import flag_comment, import_comments, recommend_comment, recount
from onrecord.discussion.actions.recounting import drifted_now
from onrecord.discussion.models import Clause, Comment, Discussion
from onrecord.extraction.types import CapturedComment
from onrecord.moderation import actions
from onrecord.moderation.models import Decision
from onrecord.moderation.rules import may_moderate
from onrecord.people.models import Notice, User
from onrecord.people.notices import send_due
from onrecord.reports.models import Report
from onrecord.shared.append_only import AppendOnlyError
from tests.conftest import NOON, verified
from tests.discussion.conftest import Writes


def test_a_removed_comment_keeps_its_place_and_is_counted_no_more(
    write: Writes, report: Report, mo: User, threats: Clause
) -> None:
    comment = write()

    actions.remove_comment(
        comment=comment, moderator=mo, clause=threats, reason="Threatens Sami", at=NOON
    )

    comment.refresh_from_db()
    assert comment.status == Comment.Status.REMOVED
    assert comment.removed_under == threats
    assert comment.publish_seq == 1
    discussion = Discussion.objects.get(report=report)
    assert (discussion.last_seq, discussion.comment_count) == (1, 0)
    told = Event.objects.filter(topic__startswith="discussion:").last()
    assert told is not None
    assert told.detail == {"seq": 1, "count": 0}


def test_the_author_is_told_clause_and_reason(
    write: Writes, mo: User, rosa: User, threats: Clause
) -> None:
    verified(rosa)
    comment = write("I will find you")

    actions.remove_comment(
        comment=comment, moderator=mo, clause=threats, reason="Threatens Sami", at=NOON
    )

    send_due(at=NOON)
    [notice] = mail.outbox
    assert notice.to == [rosa.email]
    assert "3. No threats" in notice.body
    assert "Threatens Sami" in notice.body
    assert "> I will find you" in notice.body
    assert notice.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_restored_comment_returns_to_its_old_place(
    write: Writes, report: Report, mo: User, threats: Clause
) -> None:
    comment = write()
    write()
    actions.remove_comment(comment=comment, moderator=mo, clause=threats, reason="Haste", at=NOON)

    actions.restore_comment(comment=comment, moderator=mo, reason="Misread", at=NOON)

    comment.refresh_from_db()
    assert comment.is_published
    assert comment.publish_seq == 1
    assert comment.removed_under is None
    assert Discussion.objects.get(report=report).comment_count == 2


def test_a_held_comment_is_published_after_those_already_read(
    write: Writes, report: Report, mo: User
) -> None:
    held = write("See https://example.org")
    write()

    actions.publish_comment(comment=held, moderator=mo, at=NOON)

    held.refresh_from_db()
    assert held.publish_seq == 2
    assert held.published_at == NOON
    assert held.held_because == ""


def test_a_rejected_comment_is_never_counted(
    write: Writes, report: Report, mo: User, threats: Clause
) -> None:
    held = write("See https://example.org")

    actions.reject_comment(comment=held, moderator=mo, clause=threats, reason="Spam", at=NOON)

    assert Discussion.objects.get(report=report).last_seq == 0
    assert "was not published" in Notice.objects.get(person=held.author).words


def test_keeping_a_comment_answers_its_flags_and_writes_to_nobody(
    write: Writes, mo: User, sami: User, threats: Clause
) -> None:
    comment = write()
    flag = flag_comment(comment=comment, reader=sami, clause=threats, note="Rude", at=NOON)

    actions.keep_comment(comment=comment, moderator=mo, at=NOON)

    flag.refresh_from_db()
    assert flag.settled_at == NOON
    assert not Notice.objects.exists()


def test_the_second_of_two_moderators_is_told_what_the_first_did(
    write: Writes, mo: User, ed: User, threats: Clause
) -> None:
    comment = write()
    same = Comment.objects.get(pk=comment.pk)
    actions.remove_comment(comment=comment, moderator=mo, clause=threats, reason="Rude", at=NOON)

    with pytest.raises(ValidationError, match="removed by a moderator now"):
        actions.remove_comment(comment=same, moderator=ed, clause=threats, reason="Rude", at=NOON)
    with pytest.raises(ValidationError, match="removed by a moderator now"):
        actions.keep_comment(comment=same, moderator=ed, at=NOON)
    assert Decision.objects.count() == 1


def test_a_reader_decides_nothing(write: Writes, rosa: User, threats: Clause) -> None:
    comment = write()

    with pytest.raises(PermissionDenied):
        actions.remove_comment(
            comment=comment, moderator=rosa, clause=threats, reason="Mine", at=NOON
        )


@pytest.mark.parametrize("reason", ["", " \u200b", "x" * 501])
def test_a_decision_needs_a_reason_that_can_be_read(
    write: Writes, mo: User, threats: Clause, reason: str
) -> None:
    with pytest.raises(ValidationError, match="reason"):
        actions.remove_comment(
            comment=write(), moderator=mo, clause=threats, reason=reason, at=NOON
        )


def test_a_decision_is_never_changed_or_deleted(write: Writes, mo: User) -> None:
    decision = actions.keep_comment(comment=write(), moderator=mo, at=NOON)

    decision.reason = "Another"
    with pytest.raises(AppendOnlyError):
        decision.save()
    with pytest.raises(AppendOnlyError):
        decision.delete()


def test_nobody_is_written_to_about_a_captured_comment(
    report: Report, mo: User, threats: Clause
) -> None:
    [comment] = import_comments(
        report=report, comments=[CapturedComment("Erik", None, "I will find you")], at=NOON
    )

    actions.remove_comment(comment=comment, moderator=mo, clause=threats, reason="Rude", at=NOON)

    assert not Notice.objects.exists()


def test_nobody_decides_before_signing_in(write: Writes) -> None:
    assert not may_moderate(AnonymousUser())


def test_flags_that_were_right_count_against_a_comment_until_it_is_given_back(
    write: Writes, sami: User, mo: User, threats: Clause
) -> None:
    comment = write()
    recommend_comment(comment=comment, reader=mo, at=NOON)
    liked = _fresh(comment).by_best
    flag_comment(comment=comment, reader=sami, clause=threats, note="", at=NOON)
    assert _fresh(comment).by_best == liked

    actions.remove_comment(comment=comment, moderator=mo, clause=threats, reason="It is", at=NOON)
    assert _fresh(comment).upheld_flags == 1
    assert _fresh(comment).by_best < liked
    assert drifted_now() == 0

    actions.restore_comment(comment=comment, moderator=mo, reason="It was not", at=NOON)
    assert _fresh(comment).upheld_flags == 0
    assert _fresh(comment).by_best == liked
    assert drifted_now() == 0


def test_flags_on_what_stays_count_nothing(
    write: Writes, sami: User, mo: User, threats: Clause
) -> None:
    comment = write()
    flag_comment(comment=comment, reader=sami, clause=threats, note="", at=NOON)

    actions.keep_comment(comment=comment, moderator=mo, at=NOON)

    assert _fresh(comment).upheld_flags == 0


def test_a_count_that_is_wrong_is_drift_until_it_is_counted_anew(
    write: Writes, sami: User, mo: User, threats: Clause
) -> None:
    comment = write()
    Comment.objects.filter(pk=comment.pk).update(upheld_flags=3)
    Discussion.objects.update(comment_count=7)

    assert drifted_now() == 2
    assert recount(at=NOON) == 2
    assert drifted_now() == 0


def _fresh(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)
