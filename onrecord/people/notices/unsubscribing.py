"""The one click that ends mail of a kind (RFC 8058): a signed address that needs no sign-in."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from onrecord.people.models import Kind, OutboxMail, User
from onrecord.shared.links import absolute

_signer = Signer(sep=".", salt="people.stop-mail")


def stop_url(mail: OutboxMail) -> str:
    """Where one POST ends mail of this kind to this person. It does not run out: mail is kept."""
    token = _signer.sign(f"{mail.person_id}-{mail.kind}")
    return absolute(reverse("stop_mail", args=[token]))


def read_token(token: str) -> tuple[User, Kind] | None:
    """Whose mail of which kind; None where this site has not made the token."""
    try:
        person_id, _, kind = _signer.unsign(token).partition("-")
    except BadSignature:
        return None
    person = User.objects.filter(pk=int(person_id)).first()
    return (person, Kind(kind)) if person else None
