"""Mail that waits to be sent, kept in the transaction of the change that it tells of."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from onrecord.people.models.notice import Kind


def new_message_id() -> str:
    """A ``Message-ID`` that nobody can guess: a bounce that carries it was our mail."""
    host = urlsplit(settings.ONRECORD_ADDRESS).hostname or "localhost"
    return f"<{secrets.token_hex(16)}@{host}>"


class OutboxMailQuerySet(models.QuerySet["OutboxMail"]):
    """Which mails."""

    def waiting(self) -> OutboxMailQuerySet:
        """Those that are still to be sent."""
        return self.filter(state=OutboxMail.State.WAITING)

    def due(self, at: dt.datetime) -> OutboxMailQuerySet:
        """Those to be sent now, the oldest first."""
        return self.waiting().filter(due_at__lte=at).order_by("due_at", "pk")


class OutboxMail(models.Model):
    """One mail to one person; its words go once it is sent, what proves that it was stays.

    Where there is no ``person`` it goes to the ``address`` whatever anybody chose: the law asks
    for it, so it is of no ``kind`` and nothing ends it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        DROPPED = "dropped", "Not sent"

    KEPT: ClassVar[dt.timedelta] = dt.timedelta(days=30)
    """How long after its end a mail is known: bounces come within days."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="outbox"
    )
    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    about = models.CharField(max_length=80, blank=True)
    thread = models.CharField(
        max_length=80, blank=True, help_text="Mails of one thread stand together in a mail program."
    )
    message_id = models.CharField(max_length=255, unique=True, default=new_message_id)
    subject = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    url = models.CharField(max_length=400, blank=True)
    address = models.EmailField(blank=True, help_text="Where it was sent to.")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    objects = OutboxMailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "outbox"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | (Q(kind="") & ~Q(address="")),
                name="a_mail_goes_somewhere",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="mail_that_is_due"),
            models.Index(fields=["about"], name="mail_about_a_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or 'legal'} mail {self.message_id}"

    def end(self, state: State, *, at: dt.datetime, problem: str = "") -> None:
        """It was sent, or will not be: its words are kept no longer."""
        self.state, self.ended_at, self.words, self.problem = state, at, "", problem[:300]
        self.save(update_fields=["state", "ended_at", "words", "problem", "address"])


class DeadAddress(models.Model):
    """An address that refused our mail for good: nothing is sent there again."""

    address = models.EmailField()
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "dead addresses"
        constraints = [models.UniqueConstraint(Lower("address"), name="an_address_dies_once")]

    def __str__(self) -> str:
        return self.address
