"""What it is to be a baked page: bytes made from data, and which changes make them stale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Baked:
    """A page made from data: the same bytes for every reader.

    ``shows`` are the topics of the events after which it must be made anew; ``fresh_until`` is set
    only where the passing of time itself changes the page.
    """

    body: bytes
    shows: frozenset[str]
    content_type: str = HTML
    status: int = HTTPStatus.OK
    fresh_until: datetime | None = None


@dataclass(frozen=True)
class Moved:
    """The thing asked for stands at another address of this site."""

    address: str
    is_permanent: bool = True


# Makes a page of its address's parameters and of nothing else: it is never given a request.
# A thing that is not there is an Http404.
Bake = Callable[..., Baked | Moved]
