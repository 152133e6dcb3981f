"""Takes in what mail servers send back: a delivery report (RFC 3464) of a mail of ours."""

from __future__ import annotations

import datetime as dt
import email
import re
from dataclasses import dataclass
from email.message import Message
from email.policy import compat32

from django.core.exceptions import ValidationError
from django.db import transaction

from onrecord.people.models import DeadAddress, OutboxMail

LARGEST = 1024 * 1024
NO_MAIL = "This is no mail: give delivery reports as the mail server sent them, headers and all."
_OUR_ID = re.compile(r"<[0-9a-f]{32}@[A-Za-z0-9.-]+>")


@dataclass(frozen=True)
class _Report:
    """``code`` is an enhanced status (RFC 3463): 5.x.x is for good, 4.x.x for now."""

    action: str
    code: str
    why: str


@transaction.atomic
def take_bounce(raw: bytes, *, at: dt.datetime) -> str:
    """Send no more to an address that is gone; gives what was understood, in words.

    The report must carry the ``Message-ID`` of a mail that we sent. It cannot be guessed, so
    nobody silences another's mail with a made-up report; the address is the one we sent to,
    whatever the report says. ``ValidationError`` where this is no mail at all.
    """
    message = email.message_from_bytes(raw[:LARGEST], policy=compat32)
    if not message.keys():
        raise ValidationError(NO_MAIL)
    report = _report(message)
    if report is None:
        return "This is no delivery report."
    mail = OutboxMail.objects.filter(message_id__in=_ids(message)[:20]).first()
    if mail is None or not mail.address:
        return "The report is about no mail of ours."
    if report.action != "failed" or not report.code.startswith("5"):
        return f"Not for good ({report.action}, {report.code}): nothing to do."
    DeadAddress.objects.get_or_create(
        address=mail.address.lower(), defaults={"reason": report.why[:300], "at": at}
    )
    return f"{mail.address} takes no mail any more: {report.why[:200]}"


def _report(message: Message) -> _Report | None:
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, Message) and "Action" in block:
                return _Report(
                    action=str(block["Action"]).strip().lower(),
                    code=str(block.get("Status", "")).strip(),
                    why=" ".join(str(block.get("Diagnostic-Code", "no reason given")).split()),
                )
    return None


def _ids(message: Message) -> list[str]:
    """Our message's id stands in the headers or the whole of it that the report sends back."""
    found = []
    for part in message.walk():
        if part.get_content_type() in {"text/rfc822-headers", "message/rfc822"}:
            inner = part.get_payload()
            text = "".join(map(str, inner)) if isinstance(inner, list) else str(inner)
            found += _OUR_ID.findall(text)
    return found
