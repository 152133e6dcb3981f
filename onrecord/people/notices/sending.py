"""Sends what waits in the outbox, and says how long the oldest has waited."""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from dataclasses import dataclass

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from onrecord.people.models import DeadAddress, Kind, OutboxMail
from onrecord.people.notices.letters import letter
from onrecord.people.notices.telling import is_alive, verified_address, wants_mail

log = logging.getLogger(__name__)
AT_ONCE = 100
MOST_TRIES = 12
LONGEST_WAIT = dt.timedelta(hours=6)


@dataclass(frozen=True)
class MailHealth:
    """``oldest`` is how long the mail that is due longest has waited; a minute is much."""

    waiting: int
    oldest: dt.timedelta
    dropped_today: int
    dead_addresses: int


def send_due(*, at: dt.datetime) -> int:
    """Send what is due, a hundred at a time, and give how many went out.

    A mail server that does not answer ends the round; what it refused is tried again, ever later.
    """
    due = list(OutboxMail.objects.due(at).select_related("person")[:AT_ONCE])
    if not due:
        return 0
    sent = 0
    connection = get_connection()
    try:
        for mail in due:
            sent += _send(mail, connection, at=at)
    except (OSError, smtplib.SMTPException) as problem:
        log.warning("Mail waits: the mail server does not take it: %s", problem)
    finally:
        connection.close()
    return sent


def mail_health(*, at: dt.datetime) -> MailHealth:
    """What an operator asks: does mail go out?"""
    waiting = OutboxMail.objects.waiting()
    oldest = waiting.order_by("made_at").values_list("made_at", flat=True).first()
    dropped = OutboxMail.objects.filter(
        state=OutboxMail.State.DROPPED, ended_at__gt=at - dt.timedelta(days=1)
    )
    return MailHealth(
        waiting=waiting.count(),
        oldest=max(at - oldest, dt.timedelta(0)) if oldest else dt.timedelta(0),
        dropped_today=dropped.exclude(problem="taken back").count(),
        dead_addresses=DeadAddress.objects.count(),
    )


def _send(mail: OutboxMail, connection: BaseEmailBackend, *, at: dt.datetime) -> int:
    """Asked again at the last moment: much may have been said since the mail was written."""
    mail.address = _address_of(mail)
    if not mail.address:
        mail.end(OutboxMail.State.DROPPED, at=at, problem="no address, or not wanted any more")
        return 0
    # Put off before it is sent: who dies between sending and saying so sends it again an hour
    # later under the same Message-ID, and no second process sends it meanwhile.
    claimed = OutboxMail.objects.due(at).filter(pk=mail.pk)
    if not claimed.order_by().update(due_at=at + dt.timedelta(hours=1)):
        return 0
    try:
        letter(mail, to=mail.address, connection=connection).send()
    except smtplib.SMTPRecipientsRefused as refused:
        _refused(mail, refused, at=at)
        return 0
    except (OSError, smtplib.SMTPException) as problem:
        _put_off(mail, str(problem), at=at)
        raise
    mail.end(OutboxMail.State.SENT, at=at)
    return 1


def _address_of(mail: OutboxMail) -> str:
    """Where it goes now; nowhere where it is not wanted any more or nobody takes it."""
    person = mail.person
    if person is None:
        return mail.address if is_alive(mail.address) else ""
    is_wanted = person.is_active and wants_mail(person, Kind(mail.kind))
    return verified_address(person) if is_wanted else ""


@transaction.atomic
def _refused(mail: OutboxMail, refused: smtplib.SMTPRecipientsRefused, *, at: dt.datetime) -> None:
    """RFC 5321: 5yz is for good, 4yz for now."""
    code, words = next(iter(refused.recipients.values()), (450, b""))
    why = f"{code} {words.decode('utf-8', 'replace')}"[:300]
    if code >= 500:
        DeadAddress.objects.get_or_create(
            address=mail.address.lower(), defaults={"reason": why, "at": at}
        )
        mail.end(OutboxMail.State.DROPPED, at=at, problem=why)
    else:
        _put_off(mail, why, at=at)


def _put_off(mail: OutboxMail, problem: str, *, at: dt.datetime) -> None:
    mail.tries += 1
    mail.save(update_fields=["tries"])
    if mail.tries >= MOST_TRIES:
        mail.end(OutboxMail.State.DROPPED, at=at, problem=problem)
        return
    mail.due_at = at + min(dt.timedelta(minutes=2**mail.tries), LONGEST_WAIT)
    mail.problem = problem[:300]
    mail.save(update_fields=["due_at", "problem"])
