"""Whom a comment concerns hears of it once it can be read, and not before."""

from __future__ import annotations

from onrecord.discussion.actions import change_status, withdraw_comment
from onrecord.discussion.models import Actor, Comment
from onrecord.discussion.tasks import tell_commenters
from onrecord.people.models import Kind, Notice, OutboxMail, User
from onrecord.reports.actions import correct_report
from onrecord.reports.models import Correction, Report
from tests.conftest import NOON, verified
from tests.discussion.conftest import Writes


def test_a_reply_is_told_to_whom_it_answers(write: Writes, rosa: User, sami: User) -> None:
    verified(rosa)
    first = write("The bridge is open")
    reply = write("Since when?", author=sami, parent=first)

    notice = Notice.objects.get(person=rosa)
    assert (notice.kind, notice.actor) == (Kind.REPLY, sami)
    assert notice.url.endswith(f"comment/{reply.short_id}/#c-{reply.short_id}")
    letter = OutboxMail.objects.get().words
    assert "> Since when?" in letter
    assert "> The bridge is open" in letter


def test_a_reply_that_waits_is_told_once_it_is_published(
    write: Writes, rosa: User, sami: User, mo: User
) -> None:
    verified(rosa)
    held = write("See https://example.org", author=sami, parent=write())
    assert not Notice.objects.exists()
    assert not OutboxMail.objects.exists()

    change_status(comment=held, to=Comment.Status.PUBLISHED, by=Actor.moderator(mo), at=NOON)
    assert Notice.objects.get().person == rosa
    assert OutboxMail.objects.waiting().count() == 1


def test_a_reply_that_is_gone_is_told_to_nobody_any_more(
    write: Writes, rosa: User, sami: User
) -> None:
    verified(rosa)
    reply = write("Since when?", author=sami, parent=write())
    withdraw_comment(comment=reply, author=sami, at=NOON)

    assert not Notice.objects.exists()
    assert not OutboxMail.objects.waiting().exists()


def test_ones_own_reply_is_told_to_nobody(write: Writes) -> None:
    write("And again", parent=write())

    assert not Notice.objects.exists()


def test_a_correction_is_told_to_who_commented(
    write: Writes, rosa: User, sami: User, ed: User, report: Report
) -> None:
    verified(rosa)
    write()
    write()
    report.refresh_from_db()
    correct_report(report=report, editor=ed, kind="correction", text="It was Tuesday.", at=NOON)

    assert [(notice.person, notice.kind) for notice in Notice.objects.all()] == [
        (rosa, Kind.CORRECTION)
    ]
    assert "It was Tuesday." in OutboxMail.objects.get().words


def test_telling_of_a_correction_that_ended_half_way_is_gone_on_with(
    write: Writes, rosa: User, sami: User, ed: User, report: Report
) -> None:
    write()
    write(author=sami)
    report.refresh_from_db()
    correct_report(report=report, editor=ed, kind="correction", text="It was Tuesday.", at=NOON)
    Notice.objects.filter(person=sami).delete()

    tell_commenters.call(Correction.objects.get().pk)

    told = Notice.objects.values_list("person__name", "count").order_by("person__name")
    assert list(told) == [("Rosa", 1), ("Sami", 1)]
