"""Making, using and revoking tokens."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.exchange import rules
from onrecord.exchange.models import Token
from onrecord.exchange.models.token import PREFIX, digest_of
from onrecord.people.models import Allowance, User
from onrecord.shared.text import tidy_line

USE_IS_NOTED_EVERY = dt.timedelta(minutes=1)


@transaction.atomic
def make_token(*, person: User, name: str, scopes: Iterable[str], at: dt.datetime) -> str:
    """A new key, given back this once; what is kept does not tell it."""
    tidy, chosen = tidy_line(name)[:60], sorted(set(scopes) & set(Token.Scope))
    if not tidy or not chosen:
        raise ValidationError("Give it a name and choose what it may do.")
    if Token.objects.filter(person=person, revoked_at=None).count() >= rules.MOST_TOKENS:
        raise ValidationError("Revoke one that is no longer used first.")
    key = PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(person=person, name=tidy, digest=digest_of(key), scopes=chosen, made_at=at)
    log(person, "exchange.token_made", user=person, data={"name": tidy, "scopes": chosen})
    return key


@transaction.atomic
def revoke_token(*, token: Token, person: User, at: dt.datetime) -> None:
    """From now on it opens nothing."""
    if token.person_id != person.pk:
        raise PermissionDenied("This is another person’s token.")
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        log(person, "exchange.token_revoked", user=person, data={"name": token.name})


def person_with(*, key: str, scope: str, at: dt.datetime) -> User:
    """Whose key it is; counted, and refused where it was made for something else.

    Raises ``PermissionDenied`` and ``TooOftenError``.
    """
    token = Token.objects.select_related("person").filter(digest=digest_of(key)).first()
    if token is None or not rules.may_use(token=token, scope=scope):
        raise PermissionDenied("This token opens nothing here. Make one with the right scope.")
    with transaction.atomic():
        Allowance.objects.spend(key=f"api:{token.pk}", rate=rules.ASKING_RATE, at=at)
        if token.used_at is None or at - token.used_at > USE_IS_NOTED_EVERY:
            Token.objects.filter(pk=token.pk).update(used_at=at)
    return token.person
