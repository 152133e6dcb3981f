"""Reading notices, and choosing which of them come by mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from django.db import transaction

from onrecord.people.models import Kind, MailChoice, Notice, User


def read_notices(*, person: User, until: int, at: dt.datetime) -> None:
    """The person has seen their notices up to this one; what came meanwhile stays unread."""
    Notice.objects.unread().filter(person=person, pk__lte=until).update(read_at=at)


@transaction.atomic
def choose_mail(*, person: User, wanted: Container[str]) -> None:
    """Say of every kind of notice whether it may come by mail."""
    for kind in Kind:
        MailChoice.objects.update_or_create(
            person=person, kind=kind, defaults={"is_wanted": kind.value in wanted}
        )


def stop_mail(*, person: User, kind: Kind) -> None:
    """No more mail of this kind, as asked by the link in one."""
    MailChoice.objects.update_or_create(person=person, kind=kind, defaults={"is_wanted": False})
