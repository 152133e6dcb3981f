"""What a program may do with a token, and how often."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AnonymousUser

from onrecord.exchange.models import Token
from onrecord.people.models import Rate, User

ASKING_RATE = Rate(burst=60, every=dt.timedelta(seconds=1))
MOST_TOKENS = 20


def may_use(*, token: Token, scope: str) -> bool:
    """A token that was not revoked, of an active person, made for this."""
    return token.revoked_at is None and token.person.is_active and scope in token.scopes


def may_keep_webhooks(person: User | AnonymousUser) -> bool:
    """Administrators: what is told leaves the house."""
    return isinstance(person, User) and person.holds_one_of("Administrators")
