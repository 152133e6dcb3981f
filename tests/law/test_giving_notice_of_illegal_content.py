"""Anybody gives notice of illegal content without an account, and is told what became of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from onrecord.discussion.models import Comment
from onrecord.law.actions import decide_notice, forget_notifiers
from onrecord.law.models import LegalNotice, LogEntry, NoticeDecision, verify_log
from onrecord.moderation import actions as moderation
from onrecord.people.models import OutboxMail
from onrecord.people.notices import send_due
from tests.conftest import NOON, again

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))

LATER = NOON + dt.timedelta(days=1)
Outcome = NoticeDecision.Outcome
WHOLE = {
    "address": "https://elsewhere.example/page",
    "category": "ILLEGAL_OR_HARMFUL_SPEECH",
    "explanation": "It calls for harm to my neighbours.",
    "name": "Nora Nein",
    "email": "nora@example.org",
    "is_honest": "on",
}


def give(client, **facts):
    return client.post("/notice/", {**WHOLE, **facts})


def about(comment):
    return {
        "address": f"http://testserver{comment.discussion.report.get_absolute_url()}"
        f"discussion/comment/{comment.short_id}/#c-{comment.short_id}"
    }


def decide(ed, outcome, *, clause=None, at=LATER, reasons="It calls for violence."):
    return decide_notice(
        notice=LegalNotice.objects.get(),
        editor=ed,
        outcome=outcome,
        clause=clause,
        reasons=reasons,
        at=at,
    )


def test_a_notice_needs_no_account_and_gives_number_receipt_and_a_page_of_its_own(client, write):
    comment = write("Burn it all.")
    answer = give(client, **about(comment))

    notice = LegalNotice.objects.get()
    page = client.get(answer["Location"]).content.decode()
    assert answer.status_code == 303
    assert notice.comment == comment
    assert notice.case_number in page
    assert "A person of the newsroom will decide" in page
    send_due(at=timezone.now())
    assert mail.outbox[0].to == ["nora@example.org"]
    assert notice.case_number in mail.outbox[0].subject
    assert notice.get_absolute_url() in mail.outbox[0].body


def test_the_form_comes_filled_for_the_comment_one_came_from(client, write):
    comment = write()

    assert comment.short_id in client.get(f"/notice/?comment={comment.short_id}").content.decode()


@pytest.mark.parametrize("missing", ["address", "category", "explanation", "name", "email"])
def test_what_is_missing_is_said_and_what_was_typed_comes_back(client, db, missing):
    answer = give(client, **{missing: ""})

    assert answer.status_code == 400
    assert LegalNotice.objects.count() == 0
    kept = "Nora Nein" if missing != "name" else "nora@example.org"
    assert kept in answer.content.decode()


def test_good_faith_must_be_said(client, db):
    assert (
        client.post("/notice/", {k: v for k, v in WHOLE.items() if k != "is_honest"}).status_code
        == 400
    )


def test_who_reports_the_abuse_of_children_need_not_say_who_they_are(client, db):
    answer = give(client, category="PROTECTION_OF_MINORS", name="", email="")

    assert answer.status_code == 303
    assert not OutboxMail.objects.exists()


def test_machines_that_fill_every_field_are_refused(client, db):
    assert give(client, website="https://spam.example").status_code == 400
    assert LegalNotice.objects.count() == 0


def test_one_network_sends_a_few_notices_at_once_and_no_flood(client, db):
    answers = [give(client, explanation=f"Number {n}").status_code for n in range(8)]

    assert answers == [303] * 5 + [429] * 3


def test_the_same_form_sent_twice_is_one_notice(client, db):
    first, second = give(client, posting_key="k"), give(client, posting_key="k")

    assert first["Location"] == second["Location"]
    assert LegalNotice.objects.count() == 1


def test_nobody_sees_a_notice_without_its_address(client, db, rosa, mo):
    give(client)
    notice = LegalNotice.objects.get()

    assert client.get("/notice/1/").status_code == 404
    for person in (rosa, mo):
        client.force_login(person)
        assert client.get(f"/desk/law/notices/{notice.pk}/").status_code in {302, 403}


def test_an_editor_removes_it_and_both_sides_are_told_why(client, write, ed, rosa):
    comment = write("Burn it all.")
    give(client, **about(comment))
    client.force_login(ed)
    address = f"/desk/law/notices/{LegalNotice.objects.get().pk}/"
    assert "calls for harm" in client.get(address).content.decode()

    answer = client.post(address, {"outcome": "remove", "reasons": "It calls for arson."})

    comment.refresh_from_db()
    assert answer.status_code == 302
    assert comment.status == Comment.Status.REMOVED
    send_due(at=timezone.now())
    to_notifier, to_author = mail.outbox[1:]
    assert "List-Unsubscribe" not in to_author.extra_headers
    assert not OutboxMail.objects.waiting().exists()
    assert (to_notifier.to, to_author.to) == (["nora@example.org"], [rosa.email])
    for told in (to_notifier.body, to_author.body):
        assert "It calls for arson." in told
        assert "no automated means" in told
        assert "answer this mail within six months" in told
        assert "Decided by the law" in told
    assert "Burn it all." in to_author.body
    assert "Nora" not in to_author.body


def test_what_is_restricted_is_shown_to_nobody_and_can_come_back(client, write, ed):
    comment = write("Burn it all.")
    give(client, **about(comment))
    decide(ed, Outcome.RESTRICT)
    comment.refresh_from_db()
    assert comment.status == Comment.Status.LEGAL_HOLD

    decide(ed, Outcome.KEEP, reasons="A quotation.")

    comment.refresh_from_db()
    assert comment.status == Comment.Status.PUBLISHED
    assert NoticeDecision.objects.count() == 2


def test_a_notice_does_not_undo_what_a_moderator_removed(client, write, ed, mo, threats):
    comment = write("Burn it all.")
    give(client, **about(comment))
    moderation.remove_comment(comment=comment, moderator=mo, clause=threats, reason="No", at=LATER)

    decide(ed, Outcome.KEEP)

    comment.refresh_from_db()
    assert comment.status == Comment.Status.REMOVED


def test_a_clause_of_the_standards_can_be_the_ground(client, write, ed, threats):
    comment = write("Burn it all.")
    give(client, **about(comment))

    decision = decide(ed, Outcome.REMOVE, clause=threats)

    comment.refresh_from_db()
    assert decision.ground == "standards"
    assert comment.removed_under == threats


def test_only_editors_decide_and_always_with_reasons(client, db, mo, ed):
    give(client)

    with pytest.raises(PermissionDenied):
        decide(mo, Outcome.KEEP)
    client.force_login(ed)
    address = f"/desk/law/notices/{LegalNotice.objects.get().pk}/"
    assert client.post(address, {"outcome": "keep", "reasons": " "}).status_code == 400


def test_notice_and_decision_stand_in_the_public_log_without_names(client, write, ed):
    comment = write("Burn it all.")
    give(client, **about(comment))
    decide(ed, Outcome.REMOVE, at=LegalNotice.objects.get().made_at + dt.timedelta(hours=1))

    decided, received = LogEntry.objects.all()
    page = client.get("/moderation-log/").content.decode()
    assert (received.action, decided.action, decided.about) == ("notice", "notice_remove", received)
    assert decided.waited == 3600
    assert "Removed after a notice" in page
    assert "Nora" not in page
    assert list(verify_log()) == []


def test_who_gave_notice_is_forgotten_half_a_year_after_the_decision(client, db, ed):
    give(client)
    decide(ed, Outcome.KEEP)

    assert forget_notifiers(at=LATER + dt.timedelta(days=100)) == 0
    assert forget_notifiers(at=LATER + dt.timedelta(days=200)) == 1
    assert LegalNotice.objects.get().email == ""


def test_the_desk_lists_what_waits_and_what_is_decided(client, db, ed):
    client.force_login(ed)
    assert "No notice waits." in client.get("/desk/law/notices/").content.decode()
    give(client)
    number = LegalNotice.objects.get().case_number
    assert number in client.get("/desk/law/notices/").content.decode()

    decide(ed, Outcome.KEEP)

    assert number not in client.get("/desk/law/notices/").content.decode()
    assert number in client.get("/desk/law/notices/?show=all").content.decode()
