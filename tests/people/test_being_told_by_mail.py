"""Mail: kept with the change, sent once and later, with all that mail programs go by."""

from __future__ import annotations

import datetime as dt
import re
import smtplib
from email.message import Message
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from onrecord.people.actions import choose_mail
from onrecord.people.models import DeadAddress, Kind, Notice, OutboxMail, User
from onrecord.people.notices import Told, mail_health, send_due, tell, unsay
from tests.conftest import NOON, verified

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def reader(rosa: User) -> User:
    """Rosa, who can be written to."""
    return verified(rosa)


def told(**facts: Any) -> Told:
    """Something worth telling."""
    said = {
        "kind": Kind.REPLY,
        "about": "comment:1",
        "words": "replied to your comment on “Bridge”",
        "url": "/world/",
        "subject": "Sami replied to you",
        "letter": "Sami replied:\n\n> <b>Quite</b> so\n> and so",
        "thread": "comment:9",
    }
    return Told(**(said | facts))


def sent(number: int = -1) -> Message:
    """One of the mails that went out, as it went."""
    return mail.outbox[number].message()


def test_a_mail_is_kept_with_the_change_or_not_at_all(reader: User) -> None:
    def half_a_change() -> None:
        with transaction.atomic():
            tell(reader, told(), at=NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_a_change()

    assert not OutboxMail.objects.exists()
    assert not Notice.objects.exists()


def test_a_mail_carries_what_servers_and_mail_programs_go_by(reader: User) -> None:
    tell(reader, told(), at=NOON)

    assert send_due(at=NOON) == 1
    message = sent()
    assert message["To"] == reader.email
    assert re.fullmatch(r"<[0-9a-f]{32}@127\.0\.0\.1>", message["Message-ID"])
    assert message["Date"] == "Mon, 02 Mar 2026 12:00:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["In-Reply-To"] == message["References"]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in message.get_payload()] == [
        "text/plain",
        "text/html",
    ]


def test_words_of_others_are_words_in_the_html_too(reader: User) -> None:
    tell(reader, told(subject="A\nBcc: x@example.org"), at=NOON)
    send_due(at=NOON)

    html = mail.outbox[0].alternatives[0][0]
    assert "<b>" not in html
    assert "&lt;b&gt;Quite" in html
    assert "<img" not in html
    assert mail.outbox[0].subject == "A Bcc: x@example.org"
    assert "> <b>Quite</b> so" in mail.outbox[0].body


def test_what_was_sent_is_not_sent_again_and_its_words_are_gone(reader: User) -> None:
    tell(reader, told(), at=NOON)
    send_due(at=NOON)

    assert send_due(at=NOON + 3 * HOUR) == 0
    assert OutboxMail.objects.get().words == ""


def test_one_thread_is_one_thread_in_the_mail_program(reader: User) -> None:
    tell(reader, told(about="comment:1"), at=NOON)
    tell(reader, told(about="comment:2"), at=NOON)
    tell(reader, told(about="comment:3", thread="comment:8"), at=NOON)
    send_due(at=NOON)

    first, second, third = (sent(number) for number in range(3))
    assert first["References"] == second["References"] != third["References"]
    assert first["Message-ID"] != second["Message-ID"]


@pytest.mark.parametrize("is_verified", [None, False])
def test_nothing_is_sent_to_an_address_that_nobody_verified(
    rosa: User, is_verified: bool | None
) -> None:
    if is_verified is False:
        rosa.emailaddress_set.create(email=rosa.email, verified=False, primary=True)
    tell(rosa, told(), at=NOON)

    assert send_due(at=NOON) == 0
    assert Notice.objects.filter(person=rosa).exists()


def test_what_is_taken_back_before_it_is_sent_never_is(reader: User) -> None:
    tell(reader, told(), at=NOON)
    unsay(about="comment:1", at=NOON)

    assert send_due(at=NOON) == 0
    assert not Notice.objects.exists()
    assert OutboxMail.objects.get().words == ""


def test_who_stops_a_kind_of_mail_gets_none_that_waits_either(reader: User) -> None:
    tell(reader, told(), at=NOON)
    choose_mail(person=reader, wanted=["decision"])
    tell(reader, told(kind=Kind.DECISION, about="decision:1"), at=NOON)

    assert send_due(at=NOON) == 1
    assert OutboxMail.objects.get(state="sent").kind == Kind.DECISION


def test_one_click_from_a_mail_program_ends_the_kind(reader: User) -> None:
    tell(reader, told(), at=NOON)
    send_due(at=NOON)
    address = sent()["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    program = Client(enforce_csrf_checks=True)

    assert "Replies to my comments" in program.get(address).text
    tell(reader, told(about="comment:2"), at=NOON)
    assert send_due(at=NOON) == 1
    assert program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    tell(reader, told(about="comment:3"), at=NOON)
    assert send_due(at=NOON) == 0


@pytest.mark.parametrize("token", ["1-reply", "1-reply.x", "\0", "x" * 900])
def test_nobody_ends_anothers_mail(client: Client, reader: User, token: str) -> None:
    assert client.post(f"/mail/stop/{token}/").status_code == 404
    assert client.get(f"/mail/stop/{token}/").status_code == 404


class Fails(EmailBackend):
    """A mail server that does what a test says."""

    problem: Exception

    def send_messages(self, messages: list[Any]) -> int:
        raise self.problem


@pytest.fixture
def failing(settings: Any) -> type[Fails]:
    """The site's mail server fails."""
    settings.EMAIL_BACKEND = f"{__name__}.Fails"
    return Fails


def test_what_a_server_does_not_take_waits_and_comes_later(
    reader: User, failing: type[Fails], settings: Any
) -> None:
    failing.problem = smtplib.SMTPServerDisconnected("gone")
    tell(reader, told(), at=NOON)
    assert send_due(at=NOON) == 0
    assert send_due(at=NOON) == 0
    assert OutboxMail.objects.get().tries == 1

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due(at=NOON + HOUR) == 1


def test_a_mail_is_not_tried_for_ever(reader: User, failing: type[Fails]) -> None:
    failing.problem = OSError("no route")
    tell(reader, told(), at=NOON)
    for hours in range(0, 200, 7):
        send_due(at=NOON + hours * HOUR)

    kept = OutboxMail.objects.get()
    assert (kept.state, kept.tries, kept.words) == ("dropped", 12, "")


def test_an_address_refused_for_good_is_written_to_no_more(
    reader: User, failing: type[Fails]
) -> None:
    failing.problem = smtplib.SMTPRecipientsRefused({reader.email: (550, b"no such user")})
    tell(reader, told(), at=NOON)
    send_due(at=NOON)
    tell(reader, told(about="comment:2"), at=NOON)

    assert DeadAddress.objects.get().reason == "550 no such user"
    assert not OutboxMail.objects.waiting().exists()


def test_an_address_refused_for_now_is_tried_again(reader: User, failing: type[Fails]) -> None:
    failing.problem = smtplib.SMTPRecipientsRefused({reader.email: (451, b"greylisted")})
    tell(reader, told(), at=NOON)
    send_due(at=NOON)

    assert OutboxMail.objects.waiting().get().problem == "451 greylisted"
    assert not DeadAddress.objects.exists()


def test_how_long_mail_waits_can_be_watched(
    reader: User, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert client.get("/healthz/mail").json() == {"waiting": 0, "oldest_seconds": 0}
    tell(reader, told(), at=NOON)

    health = mail_health(at=NOON + HOUR)
    assert (health.waiting, health.oldest) == (1, HOUR)
    assert client.get("/healthz/mail").status_code == 503
    with pytest.raises(SystemExit):
        call_command("outbox", "--json")
    assert '"waiting": 1' in capsys.readouterr().out
