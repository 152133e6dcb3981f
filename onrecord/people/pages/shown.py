"""What pages show of a person, a face made here, and of the ways to sign in."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from onrecord.people.models import User
from onrecord.shared.links import Link

# Each holds white letters at a contrast of at least 4.5 to 1.
_COLOURS = [
    *("#7a3b2e", "#8a4b12", "#6b5a12", "#3f6212", "#166547", "#0f6466"),
    *("#1d5c85", "#31509b", "#4d4496", "#6b3d8f", "#86316d", "#8f2f4b"),
]
_NOBODY = "#5f6368"


def avatar_of(person: User) -> str:
    """The person's own picture, or one drawn here; the same wherever they are shown."""
    if person.face.name:
        return reverse("face", args=[person.face.name.rpartition("/")[2]])
    return avatar(name=person.shown_name, key=f"person:{person.pk}")


@lru_cache(maxsize=1000)
def avatar(*, name: str, key: str = "") -> str:
    """A face for a name; without a ``key`` the grey one of somebody who is not known here."""
    colour = _COLOURS[hashlib.sha256(key.encode()).digest()[0] % len(_COLOURS)] if key else _NOBODY
    letter = next((sign.upper() for sign in name if sign.isalnum()), "?")[:1]
    return "data:image/svg+xml," + quote(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'>"
        f"<rect width='40' height='40' fill='{colour}'/>"
        "<text x='20' y='27' text-anchor='middle' font-family='sans-serif' font-size='20' "
        f"fill='#fff'>{letter}</text></svg>",
        safe=" /:=,",
    )


def social_sign_in() -> tuple[Link, ...]:
    """The kinds of account held elsewhere that this newsroom takes; empty where none is set up."""
    names = {"google": "Google", "facebook": "Facebook"}
    ways = []
    for provider, facts in settings.SOCIALACCOUNT_PROVIDERS.items():
        if provider in names:
            ways.append(Link(names[provider], reverse(f"{provider}_login")))
        else:
            ways += [
                Link(app["name"], reverse("openid_connect_login", args=[app["provider_id"]]))
                for app in facts["APPS"]
            ]
    return tuple(ways)
