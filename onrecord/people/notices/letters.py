"""One mail as it is sent: text and HTML, with the headers that mail programs and servers go by."""

from __future__ import annotations

import hashlib
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string

from onrecord.people.models import OutboxMail
from onrecord.people.notices.unsubscribing import stop_url
from onrecord.shared.links import absolute


def letter(mail: OutboxMail, *, to: str, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """The mail, the same each time it is made: sent twice it is seen once."""
    stop = stop_url(mail) if mail.person_id else ""
    facts = {
        "subject": mail.subject,
        "paragraphs": mail.words.split("\n\n"),
        "words": mail.words,
        "url": absolute(mail.url) if mail.url.startswith("/") else mail.url,
        "newsroom": settings.ONRECORD_NAME,
        "address": settings.ONRECORD_ADDRESS,
        "language": settings.LANGUAGE_CODE,
        "stop": stop,
        "kind": mail.get_kind_display(),
    }
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=render_to_string("mail/letter.txt", facts),
        to=[to],
        headers=_headers(mail, stop),
        connection=connection,
    )
    message.attach_alternative(render_to_string("mail/letter.html", facts), "text/html")
    return message


def _headers(mail: OutboxMail, stop: str) -> dict[str, str]:
    headers = {
        "Message-ID": mail.message_id,
        "Date": format_datetime(mail.made_at),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no answering machine answers it
    }
    if stop:
        headers["List-Unsubscribe"] = f"<{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if mail.thread:
        first = _first_of(mail.thread)
        headers |= {"In-Reply-To": first, "References": first}
    return headers


def _first_of(thread: str) -> str:
    """A made-up first message, the same for all mails of a thread, which are then shown together.

    With it nobody need know which of them a person has received or kept.
    """
    host = urlsplit(settings.ONRECORD_ADDRESS).hostname or "localhost"
    return f"<{hashlib.sha256(thread.encode()).hexdigest()[:24]}.thread@{host}>"
