"""A link: what pages hand to templates wherever something has a name and an address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the address it leads to."""

    name: str
    url: str
