"""The one-time link that signs the first administrator in at the desk."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core import signing
from django.urls import reverse

from onrecord.people.models import User

SALT = "onrecord.desk-link"
LASTS = 3600  # seconds
ADVICE = "Start the site again with make run: it prints a new one."


class LinkRefused(Exception):
    """The link was used, has run out, or is none of ours; the message says what to do."""


def desk_link(*, person: User) -> str:
    """A path that signs the person in once, within the hour.

    It names the time of their last sign-in: signing in changes that, and so uses up the link.
    """
    token = signing.dumps([person.pk, _last(person)], salt=SALT)
    return reverse("desk_link", args=[token])


def person_of_link(*, token: str) -> User:
    """Whom the link signs in. ``LinkRefused`` where it signs nobody in."""
    try:
        pk, last = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.SignatureExpired:
        raise LinkRefused(f"This link has run out. {ADVICE}") from None
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkRefused(f"This is not a link of this site. {ADVICE}") from None
    person = User.objects.filter(pk=pk, is_active=True).first()
    if person is None or _last(person) != last:
        raise LinkRefused(f"This link was used. {ADVICE}")
    return person


def use_desk_link(*, token: str, at: dt.datetime) -> User:
    """Use the link up and say whom it signs in. ``LinkRefused`` where another was quicker."""
    person = person_of_link(token=token)
    unused = User.objects.filter(pk=person.pk, last_login=person.last_login)
    if not unused.update(last_login=at):
        raise LinkRefused(f"This link was used. {ADVICE}")
    return person


def administrator() -> User:
    """The administrator that a new site's first link signs in; made where there is none."""
    person = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    host = settings.ONRECORD_ADDRESS.split("://", 1)[-1].split(":")[0].split("/")[0]
    return person or User.objects.create_superuser(
        f"desk@{host if '.' in host else 'localhost.localdomain'}", name="Administrator"
    )


def _last(person: User) -> str:
    return person.last_login.isoformat() if person.last_login else ""
