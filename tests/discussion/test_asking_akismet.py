"""Akismet may ask for a moderator's look; nothing that it does, or does not, opens the gate."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.utils import timezone

from onrecord.discussion.actions import edit_comment, remember_sender
from onrecord.discussion.actions.sending import forget_senders
from onrecord.discussion.models import Comment, Mode, Policy, Sender
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import again
from tests.discussion.conftest import Writes
from tests.discussion.outside import Outside, outside

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))

Hold, Status = Comment.Hold, Comment.Status
NETWORK = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Browser 9"}


@pytest.fixture
def akismet(settings: Any) -> Iterator[Outside]:
    with outside(_understood) as here:
        settings.AKISMET_KEY = "our-key"
        settings.AKISMET_URL = f"{here.address}/1.1/comment-check"
        settings.CLASSIFIER_TIMEOUT = 1
        yield here


def _understood(body: bytes) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


@pytest.fixture
def send(client: Client, rosa: User, report: Report) -> Callable[[str], Comment]:
    """Rosa posts the form from a network outside."""
    client.force_login(rosa)

    def send(text: str) -> Comment:
        client.post(f"/discussion/{report.short_id}/write/", {"text": text}, **NETWORK)
        return Comment.objects.latest("pk")

    return send


Sends = Callable[[str], Comment]


def test_what_it_takes_for_none_is_shown(akismet: Outside, send: Sends) -> None:
    akismet.answers(b"false")

    comment = send("A quiet remark")

    assert comment.is_published
    check = comment.checks.get()
    assert (check.check_name, check.verdict, check.version) == ("akismet", "pass", "akismet 1.1")


def test_what_it_takes_for_spam_waits_for_a_person(akismet: Outside, send: Sends) -> None:
    akismet.answers(b"true", X_akismet_pro_tip="discard")

    comment = send("Cheap watches")

    assert (comment.status, comment.held_because) == (Status.HELD, Hold.AKISMET)
    assert comment.steps.get().kind == "model"
    assert "plainest" in comment.checks.get().evidence


def test_it_is_told_what_the_manual_names_and_nothing_else(
    akismet: Outside, send: Sends, report: Report, rosa: User
) -> None:
    akismet.answers(b"false")

    send("A quiet remark")

    (asked,) = akismet.asked
    assert asked.pop("permalink").endswith(report.get_absolute_url())
    assert asked.pop("blog").endswith("/")
    assert asked == {
        "api_key": "our-key",
        "blog_charset": "UTF-8",
        "user_ip": "203.0.113.0",
        "user_agent": "Browser 9",
        "comment_type": "comment",
        "comment_author": rosa.shown_name,
        "comment_content": "A quiet remark",
    }


@pytest.mark.parametrize("body", [b"", b"invalid", b"TRUE", b"false false", b"<html>", b"f" * 9000])
def test_an_answer_that_is_none_opens_no_gate(akismet: Outside, send: Sends, body: bytes) -> None:
    akismet.answers(body)

    comment = send("A remark")

    assert (comment.status, comment.held_because) == (Status.HELD, Hold.NO_ANSWER)
    assert comment.steps.get().kind == "rule"


def test_a_moderator_reads_why_the_key_was_refused(akismet: Outside, send: Sends) -> None:
    akismet.answers(b"invalid", X_akismet_debug_help="This key is suspended")

    assert "This key is suspended" in send("A remark").checks.get().evidence


@pytest.mark.parametrize("status", [302, 403, 500])
def test_a_failing_service_opens_no_gate(akismet: Outside, send: Sends, status: int) -> None:
    akismet.answers(b"false", status=status, Location="/")

    assert send("A remark").held_because == Hold.NO_ANSWER


def test_a_silent_or_absent_service_opens_no_gate(
    akismet: Outside, send: Sends, settings: Any
) -> None:
    akismet.says = lambda handler: time.sleep(2)
    assert send("A remark").held_because == Hold.NO_ANSWER

    settings.AKISMET_URL = "http://127.0.0.1:9/none"
    assert send("Another remark").held_because == Hold.NO_ANSWER


def test_what_another_rule_holds_stays_held_whatever_it_says(akismet: Outside, send: Sends) -> None:
    Policy.objects.create(mode=Mode.PRE)
    akismet.answers(b"false")

    comment = send("A quiet remark")

    assert (comment.status, comment.held_because) == (Status.HELD, Hold.PREMODERATED)
    assert akismet.asked == []


def test_both_services_must_find_nothing(akismet: Outside, send: Sends, settings: Any) -> None:
    settings.CLASSIFIER_URL = "http://127.0.0.1:9/none"
    akismet.answers(b"false")
    assert send("A quiet remark").held_because == Hold.NO_ANSWER

    akismet.answers(b"true")
    comment = send("Cheap watches")
    assert comment.held_because == Hold.AKISMET
    assert comment.checks.count() == 2


def test_an_edit_is_asked_about_before_it_is_shown(
    akismet: Outside, send: Sends, rosa: User
) -> None:
    akismet.answers(b"false")
    comment = send("A quiet remark")
    akismet.answers(b"true")

    edit_comment(comment=comment, author=rosa, text="Cheap watches", at=comment.created_at)

    comment.refresh_from_db()
    assert comment.status == Status.HELD
    assert akismet.asked[-1]["recheck_reason"] == "edit"


def test_what_comes_from_nobody_knows_where_waits(akismet: Outside, write: Writes) -> None:
    akismet.answers(b"false")

    comment = Comment.objects.get(pk=write("A remark").pk)

    assert comment.held_because == Hold.NO_ANSWER
    assert akismet.asked == []


def test_from_where_somebody_wrote_is_forgotten_within_an_hour(
    akismet: Outside, send: Sends, rosa: User
) -> None:
    akismet.answers(b"false")
    send("A quiet remark")
    forget_senders()
    assert Sender.objects.filter(person=rosa, network="203.0.113.0").exists()

    at = timezone.now() - dt.timedelta(minutes=61)
    remember_sender(person=rosa, network=lambda: "203.0.113.0", agent="", at=at)
    forget_senders()
    assert not Sender.objects.exists()


def test_nothing_is_remembered_where_akismet_is_not_asked(send: Sends) -> None:
    assert send("A quiet remark").is_published
    assert not Sender.objects.exists()
