"""Bounces: only a report about a mail of ours silences an address, and only the one we wrote to."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from onrecord.people.actions import take_bounce
from onrecord.people.models import DeadAddress, OutboxMail, User
from onrecord.people.notices import send_due, tell
from tests.conftest import NOON
from tests.people.test_being_told_by_mail import reader, told

__all__ = ["reader"]

BOUNCE = """From: MAILER-DAEMON@mx.example.org
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user
--b
Content-Type: {returned}

Message-ID: {message_id}
Subject: Sami replied to you

--b--
"""


def a_bounce(mail: OutboxMail | None, **facts: str) -> bytes:
    """A delivery report as a mail server sends one back."""
    said = {
        "recipient": "rosa@example.org",
        "action": "failed",
        "status": "5.1.1",
        "returned": "text/rfc822-headers",
        "message_id": mail.message_id if mail else f"<{'0' * 32}@127.0.0.1>",
    }
    return BOUNCE.format(**(said | facts)).encode()


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_bounce_silences_the_address_that_we_wrote_to(reader: User, returned: str) -> None:
    tell(reader, told(), at=NOON)
    send_due(at=NOON)
    report = a_bounce(OutboxMail.objects.get(), recipient="ed@example.org", returned=returned)

    assert "takes no mail any more" in take_bounce(report, at=NOON)
    assert DeadAddress.objects.get().address == reader.email


@pytest.mark.parametrize(
    "facts",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"action": "delivered", "status": "2.0.0"},
        {"status": "4.2.2"},
        {"message_id": "<0@127.0.0.1>"},
        {"message_id": f"<{'a' * 32}@127.0.0.1>"},
    ],
)
def test_what_is_no_bounce_of_ours_for_good_silences_nobody(
    reader: User, facts: dict[str, str]
) -> None:
    tell(reader, told(), at=NOON)
    send_due(at=NOON)

    take_bounce(a_bounce(OutboxMail.objects.get(), **facts), at=NOON)
    assert not DeadAddress.objects.exists()


def test_a_mail_that_is_no_report_is_said_to_be_none(db: None) -> None:
    assert take_bounce(b"Subject: hello\n\nI am away", at=NOON) == "This is no delivery report."


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\0", b"rubbish\n", b"--b" * 9999])
def test_what_is_no_mail_is_refused(db: None, raw: bytes) -> None:
    with pytest.raises(ValidationError, match="no mail"):
        take_bounce(raw, at=NOON)


def test_the_command_reads_reports_from_files(
    reader: User, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(reader, told(), at=NOON)
    send_due(at=NOON)
    (tmp_path / "one").write_bytes(a_bounce(OutboxMail.objects.get()))
    call_command("bounces", str(tmp_path / "one"))

    assert "rosa@example.org takes no mail any more" in capsys.readouterr().out


def test_what_the_command_cannot_read_is_named_and_keeps_no_report_waiting(
    reader: User, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(reader, told(), at=NOON)
    send_due(at=NOON)
    (tmp_path / "rubbish").write_bytes(b"rubbish\n")
    (tmp_path / "one").write_bytes(a_bounce(OutboxMail.objects.get()))

    with pytest.raises(CommandError, match=r"(?s)rubbish: .*nobody cannot be read") as refusal:
        call_command("bounces", *(str(tmp_path / name) for name in ("rubbish", "nobody", "one")))

    assert refusal.value.returncode == 2
    assert "rosa@example.org takes no mail any more" in capsys.readouterr().out
