"""Sanctions and answers to appeals stand in the public log, and nobody is named."""

from __future__ import annotations

import datetime as dt

from onrecord.discussion.models import Sanction
from onrecord.law.models import LogEntry, verify_log
from onrecord.moderation import actions
from tests.conftest import NOON

HOUR = dt.timedelta(hours=1)
LATER = NOON + 5 * HOUR


def test_sanctions_and_answered_appeals_are_told_without_a_name(client, rosa, mo, ed, threats):
    kind = Sanction.Kind.SUSPENSION
    suspended = actions.sanction(
        person=rosa, moderator=mo, kind=kind, clause=threats, reason="Again.", at=LATER, days=7
    )
    against = actions.appeal(against=suspended, person=rosa, words="A quotation.", at=LATER)
    answer = {"moderator": ed, "reasons": "It was not.", "at": LATER + 2 * HOUR}
    actions.answer_appeal(appeal=against, is_granted=False, **answer)
    actions.lift_sanction(sanction=suspended, moderator=mo, at=LATER + 3 * HOUR)

    lifted, denied, made = LogEntry.objects.all()
    assert [e.action for e in (made, denied, lifted)] == ["suspension", "appeal_deny", "lift"]
    assert (denied.about, lifted.about, denied.waited) == (made, denied, 7200)
    page = client.get("/moderation-log/").content.decode()
    assert "kept from writing for a time" in page
    assert "7 days" in page
    assert "Rosa" not in page
    year = client.get(f"/moderation-log/{LATER.year}/").content.decode()
    assert "1 sanction on people. 0 of 1 appeal granted." in year
    assert list(verify_log()) == []


def test_an_appeal_that_is_granted_stands_between_what_it_mends_and_the_mending(
    write, rosa, mo, ed, threats
):
    removed = actions.remove_comment(
        comment=write(), moderator=mo, clause=threats, reason="He names her street.", at=LATER
    )
    against = actions.appeal(against=removed, person=rosa, words="A quotation.", at=LATER)
    answer = {"moderator": ed, "reasons": "So it is.", "at": LATER + HOUR}
    actions.answer_appeal(appeal=against, is_granted=True, **answer)

    restored, granted, first = LogEntry.objects.all()
    assert [e.action for e in (first, granted, restored)] == ["remove", "appeal_grant", "restore"]
    assert (granted.about, restored.about) == (first, granted)
    assert list(verify_log()) == []


def test_the_entry_of_a_sanction_outlives_the_account(rosa, mo, threats):
    facts = {"kind": Sanction.Kind.WARNING, "clause": threats, "reason": "Again.", "at": LATER}
    actions.sanction(person=rosa, moderator=mo, **facts)
    rosa.delete()

    assert LogEntry.objects.get().sanction is None
    assert list(verify_log()) == []
