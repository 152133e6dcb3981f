"""Whoever leaves is erased, with a day to change their mind; threads, decisions and proofs stay."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from onrecord.discussion.actions import edit_comment, flag_comment, recommend_comment
from onrecord.discussion.actions.recounting import drifted_now
from onrecord.discussion.models import Comment, CommentRevision, Flag, Step
from onrecord.law.actions import (
    ask_to_leave,
    decide_notice,
    erase_those_due,
    have_erased,
    stay,
    take_notice,
)
from onrecord.law.actions.noticing import Told
from onrecord.law.models import Erasure, Leaving, LogEntry, NoticeDecision, verify_log
from onrecord.moderation import actions as moderation
from onrecord.moderation.models import Decision
from onrecord.people.models import Allowance, User
from tests.conftest import NOON

LATER = NOON + dt.timedelta(days=3)
DAY = dt.timedelta(days=1)


def erase(person):
    ask_to_leave(person=person, at=LATER)
    return erase_those_due(at=LATER + DAY)


def test_a_person_has_a_day_to_change_their_mind(client, rosa, write):
    write("Kept for now.")
    client.force_login(rosa)
    client.post("/account/delete/")
    assert "Keep my account" in client.get("/account/delete/").content.decode()
    assert erase_those_due(at=timezone.now() + dt.timedelta(hours=23)) == 0

    client.post("/account/delete/", {"do": "stay"})

    assert erase_those_due(at=timezone.now() + 2 * DAY) == 0
    assert User.objects.filter(pk=rosa.pk).exists()


def test_what_counted_is_counted_no_more_at_once(rosa, sami, mo, write, threats):
    good, bad = write("Worth reading."), write("Not so.")
    for reader in (sami, mo):
        recommend_comment(comment=good, reader=reader, at=LATER)
    flag_comment(comment=bad, reader=sami, clause=threats, note="", at=LATER)
    moderation.remove_comment(comment=bad, moderator=mo, clause=threats, reason="It is.", at=LATER)

    erase(sami)

    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.recommends, bad.upheld_flags) == (1, 0)
    assert drifted_now() == 0


def test_after_a_day_the_account_and_its_words_are_gone(client, rosa, sami, write, report):
    first = write("First words.")
    reply = write("A reply to them.", author=sami, parent=first)

    assert erase(rosa) == 1

    first.refresh_from_db()
    reply.refresh_from_db()
    assert (first.status, first.body_source, first.salt) == ("erased", "", "")
    assert (reply.parent, reply.is_published) == (first, True)
    assert not User.objects.filter(pk=rosa.pk).exists()
    page = client.get(f"{report.get_absolute_url()}discussion/").content.decode()
    assert "First words." not in page
    assert "A reply to them." in page


def test_a_baked_page_is_baked_anew_without_the_words(client, rosa, write, report):
    write("First words.")
    address = f"{report.get_absolute_url()}discussion/"
    assert "First words." in client.get(address).content.decode()

    erase(rosa)

    assert "First words." not in client.get(address).content.decode()


def test_what_a_moderator_took_away_keeps_its_note_and_the_proof_holds(rosa, mo, write, threats):
    comment = write("A threat to Sami.")
    moderation.remove_comment(
        comment=comment, moderator=mo, clause=threats, reason="Threatens Sami", at=LATER
    )

    erase(rosa)

    comment.refresh_from_db()
    assert (comment.status, comment.removed_under, comment.body_source) == ("removed", threats, "")
    assert [e.action for e in LogEntry.objects.all()] == ["erase", "remove"]
    assert list(verify_log()) == []
    assert Decision.objects.get().reason == ""
    assert Step.objects.filter(note="").count() == Step.objects.count()


def test_whom_the_newsroom_employs_gives_up_the_desk_first(ed, ada):
    with pytest.raises(PermissionDenied):
        ask_to_leave(person=ed, at=LATER)
    with pytest.raises(PermissionDenied):
        have_erased(person=ed, administrator=ada, at=LATER)


def test_the_newsroom_erases_who_asks_it_to(client, ada, ed, rosa, write):
    write()
    client.force_login(ed)
    assert client.get("/desk/law/erasures/").status_code in {302, 403}
    client.force_login(ada)
    unsure = client.post("/desk/law/erasures/", {"email": rosa.email})
    unknown = client.post("/desk/law/erasures/", {"email": "no@example.org", "is_sure": "on"})
    assert (unsure.status_code, unknown.status_code) == (400, 400)

    client.post("/desk/law/erasures/", {"email": rosa.email, "is_sure": "on"})
    erase_those_due(at=timezone.now())

    assert Erasure.objects.get().is_asked_by_newsroom
    assert f"Account {rosa.pk}" in client.get("/desk/law/erasures/").content.decode()


def test_an_account_that_a_backup_brought_back_is_erased_by_its_number(rosa, write, capsys):
    write()

    call_command("erase", str(rosa.pk), "999999", "9" * 30)

    assert "erased: 1 comments" in capsys.readouterr().out
    assert not User.objects.filter(pk=rosa.pk).exists()


def test_what_the_law_holds_is_kept_until_the_matter_is_settled(rosa, ed, write):
    comment = write("Evidence.")
    told = Told(
        address=f"/discussion/comment/{comment.short_id}/",
        category="VIOLENCE",
        law="",
        explanation="A call.",
        name="N",
        email="n@example.org",
    )
    notice = take_notice(told=told, posting_key="", network="", at=LATER)
    facts = {"notice": notice, "editor": ed, "clause": None, "reasons": "So."}
    decide_notice(outcome=NoticeDecision.Outcome.RESTRICT, at=LATER, **facts)

    erase(rosa)
    comment.refresh_from_db()
    assert comment.body_source == "Evidence."

    decide_notice(outcome=NoticeDecision.Outcome.REMOVE, at=LATER + 2 * DAY, **facts)
    comment.refresh_from_db()
    assert (comment.status, comment.body_source) == ("erased", "")


def test_nothing_that_a_person_wrote_or_was_called_is_left_in_the_database(
    rosa, sami, mo, write, threats
):
    client = Client()
    rosa.emailaddress_set.create(email=rosa.email, verified=True, primary=True)
    rosa.name = "Zanzibarina"
    rosa.save()
    client.force_login(rosa)
    client.get("/account/")
    comment = write("Xylophonist one. " * 250)
    edit_comment(
        comment=comment, author=rosa, text="Xylophonist two. " * 250, at=comment.created_at
    )
    removed = write("Xylophonist three.")
    moderation.remove_comment(
        comment=removed, moderator=mo, clause=threats, reason="Says xylophonist.", at=LATER
    )
    other = write("By Sami.", author=sami)
    flag_comment(comment=other, reader=rosa, clause=threats, note="Xylophonist!", at=LATER)
    assert b"ylophonist" in _bytes()

    erase(rosa)

    kept = _bytes()
    for secret in (b"ylophonist", b"Zanzibarina", b"rosa@example.org"):
        assert secret not in kept
    assert not Flag.objects.exists()
    assert not CommentRevision.objects.exists()
    assert not Allowance.objects.filter(key__endswith=f":{rosa.pk}").exists()
    assert not Leaving.objects.exists()
    assert ModelLogEntry.objects.filter(user_id=rosa.pk).exists()


def test_taking_the_wish_back_twice_is_no_error(rosa):
    stay(person=rosa)
    ask_to_leave(person=rosa, at=LATER)
    stay(person=rosa)
    stay(person=rosa)

    assert not Leaving.objects.exists()


def test_many_comments_are_erased_some_at_a_time(rosa, write):
    for _ in range(5):
        write()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.law.actions.erasing.AT_ONCE", 2)
        erase(rosa)

    assert Comment.objects.filter(status="erased").count() == 5


def _bytes() -> bytes:
    """The database's own bytes, pages that are no longer used among them.

    Of PostgreSQL all that can be read: it keeps old rows until it vacuums, which the guide says.
    """
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    rows: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" AS t')
            rows += (row for (row,) in cursor.fetchall())
    return "\n".join(rows).encode()
