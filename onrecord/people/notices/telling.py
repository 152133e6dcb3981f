"""Keeps a notice and its mail, in the transaction of the change that they tell of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from onrecord.people.models import DeadAddress, Ignoring, Kind, MailChoice, Notice, OutboxMail, User
from onrecord.shared.text import tidy_line


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is said. ``words`` stand behind the actor's name; ``letter`` is the mail's whole text.

    ``about`` and ``thread`` name things as events do. A mail without a ``letter`` is not sent.
    """

    kind: Kind
    about: str
    words: str
    url: str
    subject: str = ""
    letter: str = ""
    thread: str = ""
    count: int = 1


@transaction.atomic
def tell(person: User, told: Told, *, at: dt.datetime, actor: User | None = None) -> None:
    """Tell somebody on the site, and by mail where they want it and their address is verified.

    Nobody is told of their own doings, nor of those of somebody whom they ignore.
    """
    if not person.is_active or (actor and _is_unwelcome(person, actor)):
        return
    _keep_notice(person, told, actor=actor, at=at)
    write_to(person, told, at=at)


def write_to(person: User, told: Told, *, at: dt.datetime) -> None:
    """By mail alone, where the person wants it and their address is verified."""
    if told.letter and wants_mail(person, told.kind) and verified_address(person):
        OutboxMail.objects.create(
            person=person,
            kind=told.kind,
            about=told.about,
            thread=told.thread,
            subject=tidy_line(told.subject)[:300],
            words=told.letter,
            url=told.url,
            made_at=at,
            due_at=at,
        )


def write_to_address(
    address: str, *, subject: str, letter: str, about: str, at: dt.datetime
) -> None:
    """A mail that the law asks for: kept with the change, sent whatever anybody chose."""
    if not address:
        return
    OutboxMail.objects.create(
        address=address,
        about=about,
        thread=about,
        subject=tidy_line(subject)[:300],
        words=letter,
        made_at=at,
        due_at=at,
    )


def unsay(*, about: str, at: dt.datetime) -> None:
    """What was told of is gone: its notices go, and mail that was not sent yet never is."""
    Notice.objects.filter(about=about).exclude(kind=Kind.DECISION).delete()
    waiting = OutboxMail.objects.waiting().filter(about=about).exclude(kind=Kind.DECISION)
    waiting.update(state=OutboxMail.State.DROPPED, ended_at=at, words="", problem="taken back")


def wants_mail(person: User, kind: Kind) -> bool:
    """Whether mail of this kind may come; nothing said means yes."""
    return not MailChoice.objects.filter(person=person, kind=kind, is_wanted=False).exists()


def verified_address(person: User) -> str:
    """Where mail to the person goes: their first verified address that is alive, or nowhere."""
    rows = EmailAddress.objects.filter(user=person, verified=True)
    address: str | None = rows.order_by("-primary", "pk").values_list("email", flat=True).first()
    return address if address and is_alive(address) else ""


def is_alive(address: str) -> bool:
    """Whether an address has not refused our mail for good."""
    return not DeadAddress.objects.filter(address__iexact=address).exists()


def _is_unwelcome(person: User, actor: User) -> bool:
    return actor.pk == person.pk or Ignoring.objects.filter(person=person, ignored=actor).exists()


def _keep_notice(person: User, told: Told, *, actor: User | None, at: dt.datetime) -> None:
    words = tidy_line(told.words)[:300]
    try:
        with transaction.atomic():
            Notice.objects.create(
                person=person,
                kind=told.kind,
                about=told.about,
                actor=actor,
                words=words,
                url=told.url,
                count=told.count,
                at=at,
            )
    except IntegrityError:  # the same thing again, and the first is not read yet
        unread = Notice.objects.unread().get(person=person, kind=told.kind, about=told.about)
        unread.count_more(more=told.count, words=words, url=told.url, at=at)
