"""Leases: what only one process may do at a time, it does while it holds the lease for it."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Q

from onrecord.delivery.clock import database_now
from onrecord.delivery.models import Lease

LASTS = dt.timedelta(seconds=15)


def take_lease(*, name: str, holder: str, lasts: dt.timedelta = LASTS) -> bool:
    """Whether ``holder`` has the lease now: it had it before, or nobody has it any longer.

    By the database's clock: one machine whose own is ahead would take it from all others.
    """
    now = database_now()
    free = Lease.objects.filter(Q(holder=holder) | Q(until__lt=now), name=name)
    if free.update(holder=holder, until=now + lasts):
        return True
    if Lease.objects.filter(name=name).exists():
        return False
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, until=now + lasts)
    except IntegrityError:  # another process was quicker
        return False
    return True


def release_lease(*, name: str, holder: str) -> None:
    """Let another process have it at once."""
    Lease.objects.filter(name=name, holder=holder).delete()
