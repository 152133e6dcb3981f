"""Remembers from where somebody writes, for as long as Akismet may have to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from onrecord.delivery.jobs import every
from onrecord.discussion.models import Sender
from onrecord.people.models import User

KEPT = dt.timedelta(hours=1)


def remember_sender(
    *, person: User, network: Callable[[], str], agent: str, at: dt.datetime
) -> None:
    """Call it before the words are kept: they may be asked about at once.

    ``network`` is asked for only where it is kept.
    """
    if not settings.AKISMET_KEY or person.is_staff:
        return
    facts = {"network": network(), "agent": agent[:300], "sent_at": at}
    Sender.objects.update_or_create(person=person, defaults=facts)


def forget_senders() -> None:
    """The job: what was remembered longer ago than anybody asks."""
    Sender.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()


every(seconds=600, name="forget senders", run=forget_senders)
