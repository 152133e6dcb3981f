"""A link: what pages hand to templates wherever something has a name and an address."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the address it leads to."""

    name: str
    url: str


def absolute(path: str) -> str:
    """A path of this site as a whole address; the site's own is a setting, never a header."""
    return f"{settings.ONRECORD_ADDRESS}{path}"
