"""Whoever is moderated is told, appeals once and is answered by another; some looks are double."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from onrecord.discussion.actions import flag_comment
from onrecord.discussion.models import Clause, Comment, Sanction
from onrecord.moderation import actions
from onrecord.moderation.models import Appeal, Decision, SecondLook
from onrecord.people.models import Notice, User
from tests.conftest import NOON
from tests.discussion.conftest import Writes

Kind = Sanction.Kind
DESK = "/desk/moderation/"
OWN = "/account/decisions/"


@pytest.fixture
def removed(write: Writes, mo: User, threats: Clause) -> Decision:
    """Mo has removed what Rosa wrote."""
    return actions.remove_comment(
        comment=write("I will find you"),
        moderator=mo,
        clause=threats,
        reason="Threatens Sami",
        at=NOON,
    )


def suspend(person: User, mo: User, clause: Clause, *, days: int = 3) -> Sanction:
    return actions.sanction(
        person=person,
        moderator=mo,
        kind=Kind.SUSPENSION,
        clause=clause,
        reason="Threats again",
        days=days,
        at=NOON,
    )


def test_an_appeal_that_is_granted_brings_the_comment_back(
    removed: Decision, rosa: User, ed: User
) -> None:
    made = actions.appeal(against=removed, person=rosa, words="It was a quotation", at=NOON)

    actions.answer_appeal(
        appeal=made, moderator=ed, is_granted=True, reasons="It was a quotation", at=NOON
    )

    assert Comment.objects.get(pk=removed.comment_id).is_published
    assert Notice.objects.filter(person=rosa, words__contains="appeal was granted").exists()


def test_who_decided_does_not_answer(removed: Decision, rosa: User, mo: User, ed: User) -> None:
    made = actions.appeal(against=removed, person=rosa, words="Wrong", at=NOON)

    with pytest.raises(PermissionDenied, match="somebody else"):
        actions.answer_appeal(appeal=made, moderator=mo, is_granted=False, reasons="No", at=NOON)
    with pytest.raises(ValidationError, match="reason"):
        actions.answer_appeal(appeal=made, moderator=ed, is_granted=False, reasons=" ", at=NOON)
    actions.answer_appeal(appeal=made, moderator=ed, is_granted=False, reasons="Read 3", at=NOON)
    with pytest.raises(ValidationError, match="answered"):
        actions.answer_appeal(appeal=made, moderator=ed, is_granted=True, reasons="Yes", at=NOON)

    assert Comment.objects.get(pk=removed.comment_id).status == Comment.Status.REMOVED


def test_one_appeals_against_what_stands_not_against_what_was_taken_back(
    removed: Decision, rosa: User, mo: User, ed: User, threats: Clause
) -> None:
    comment = Comment.objects.get(pk=removed.comment_id)
    actions.restore_comment(comment=comment, moderator=mo, reason="Read again", at=NOON)
    again = actions.remove_comment(
        comment=comment, moderator=ed, clause=threats, reason="Threatens", at=NOON
    )

    with pytest.raises(PermissionDenied):
        actions.appeal(against=removed, person=rosa, words="Wrong", at=NOON)

    made = actions.appeal(against=again, person=rosa, words="Wrong", at=NOON)
    with pytest.raises(PermissionDenied, match="somebody else"):
        actions.answer_appeal(appeal=made, moderator=ed, is_granted=False, reasons="No", at=NOON)


def test_one_appeals_once_and_only_in_ones_own_matter(
    removed: Decision, rosa: User, sami: User
) -> None:
    with pytest.raises(PermissionDenied):
        actions.appeal(against=removed, person=sami, words="Wrong", at=NOON)
    actions.appeal(against=removed, person=rosa, words="Wrong", at=NOON)
    with pytest.raises(ValidationError, match="before"):
        actions.appeal(against=removed, person=rosa, words="Still wrong", at=NOON)

    assert Appeal.objects.count() == 1


def test_the_author_finds_the_decision_appeals_and_reads_the_answer(
    removed: Decision, client: Client, rosa: User, ed: User
) -> None:
    client.force_login(rosa)
    assert "Threatens Sami" in client.get(OWN).content.decode()
    client.post(OWN, {"decision": removed.pk, "words": "It was a quotation"})

    client.force_login(ed)
    page = client.get(f"{DESK}appeals/").content.decode()
    assert "It was a quotation" in page
    made = Appeal.objects.get()
    client.post(f"{DESK}appeals/", {"appeal": made.pk, "do": "refuse", "reasons": "It was not"})

    client.force_login(rosa)
    assert "It was not" in client.get(OWN).content.decode()


def test_nobody_appeals_in_another_persons_matter_by_its_number(
    removed: Decision, client: Client, sami: User
) -> None:
    client.force_login(sami)

    assert client.post(OWN, {"decision": removed.pk, "words": "Wrong"}).status_code == 404
    assert "Threatens" not in client.get(OWN).content.decode()


def test_who_is_suspended_is_told_why_until_when_and_where_to_appeal(
    write: Writes, rosa: User, sami: User, mo: User, threats: Clause
) -> None:
    others = write("Good morning", author=sami)
    suspend(rosa, mo, threats)

    with pytest.raises(PermissionDenied) as refused:
        write("Again", at=NOON + dt.timedelta(days=1))
    with pytest.raises(PermissionDenied):
        flag_comment(comment=others, reader=rosa, clause=threats, note="", at=NOON)

    said = str(refused.value)
    assert "05 March 2026" in said
    assert "3. No threats" in said
    assert "Threats again" in said
    assert OWN in said
    assert Notice.objects.filter(person=rosa, words__contains="Suspension").exists()
    assert write("Back", at=NOON + dt.timedelta(days=3)).is_published


def test_a_warning_hinders_nobody_and_a_ban_has_no_end(
    write: Writes, rosa: User, mo: User, threats: Clause
) -> None:
    facts = {"person": rosa, "moderator": mo, "clause": threats, "reason": "Rude", "at": NOON}
    actions.sanction(kind=Kind.WARNING, **facts)
    assert write().is_published

    ban = actions.sanction(kind=Kind.BAN, **facts)
    with pytest.raises(PermissionDenied):
        write(at=NOON + dt.timedelta(days=4000))

    actions.lift_sanction(sanction=ban, moderator=mo, at=NOON)
    assert write(at=NOON + dt.timedelta(days=4001)).is_published


def test_a_granted_appeal_lifts_the_suspension(
    write: Writes, rosa: User, mo: User, ed: User, threats: Clause
) -> None:
    made = actions.appeal(against=suspend(rosa, mo, threats), person=rosa, words="Not me", at=NOON)

    actions.answer_appeal(appeal=made, moderator=ed, is_granted=True, reasons="Right", at=NOON)

    assert write().is_published


def test_no_suspension_is_without_end_and_no_staff_is_sanctioned(
    rosa: User, mo: User, ed: User, threats: Clause
) -> None:
    with pytest.raises(ValidationError, match="days"):
        suspend(rosa, mo, threats, days=0)
    with pytest.raises(PermissionDenied):
        suspend(ed, mo, threats)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sanction.objects.create(
            person=rosa, kind=Kind.SUSPENSION, clause=threats, reason="x", made_at=NOON
        )


def test_the_desk_sanctions_and_lifts(
    client: Client, rosa: User, mo: User, threats: Clause
) -> None:
    client.force_login(mo)
    url = f"{DESK}people/{rosa.pk}/sanction/"

    typed = {"kind": "suspension", "clause": threats.pk, "reason": "Third threat"}
    refused = client.post(url, typed)
    assert refused.status_code == 400
    kept = {'value="Third threat"', 'value="suspension" selected', f'value="{threats.pk}" selected'}
    assert all(words in refused.content.decode() for words in kept)
    client.post(url, {"kind": "suspension", "clause": threats.pk, "reason": "Threats", "days": "2"})
    made = Sanction.objects.get()
    assert "Threats" in client.get(f"{DESK}people/{rosa.pk}/").content.decode()
    client.post(url, {"lift": made.pk})

    made.refresh_from_db()
    assert made.lifted_by == mo


def test_the_second_moderator_does_not_see_what_the_first_decided(
    removed: Decision, client: Client, mo: User, ed: User
) -> None:
    actions.ask_second_look(removed)
    assert actions.next_second_look(moderator=mo) is None
    client.force_login(ed)

    page = client.get(f"{DESK}second-look/").content.decode()
    assert "I will find you" in page
    main = re.sub(r"(?s)<nav.*?</nav>|<script.*?</script>", "", page[page.index("<main") :])
    assert "Threatens Sami" not in main
    assert "Removed" not in main

    client.post(f"{DESK}second-look/", {"look": removed.pk, "do": "show"})
    look = SecondLook.objects.get()
    assert (look.moderator, look.agrees) == (ed, False)


def test_the_rate_of_agreement_counts_the_looks_of_a_time(
    write: Writes, mo: User, ed: User, ada: User, threats: Clause
) -> None:
    for number in range(4):
        decision = actions.remove_comment(
            comment=write(author=ada), moderator=mo, clause=threats, reason="Rude", at=NOON
        )
        look = actions.ask_second_look(decision)
        actions.look_again(look=look, moderator=ed, would_show=number == 0, at=NOON)

    day = dt.timedelta(days=1)
    found = SecondLook.objects.agreement(since=NOON, until=NOON + day)
    assert (found.looked_at, found.agreed, found.rate) == (4, 3, 0.75)
    assert SecondLook.objects.agreement(since=NOON + day, until=NOON + 2 * day).rate is None
