"""Where in a discussion a page begins: the whole key of the last comment shown, signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from django.core.signing import BadSignature, Signer

Order = Literal["newest", "oldest"]
ORDERS: tuple[Order, ...] = ("newest", "oldest")


class BadCursorError(ValueError):
    """Not a cursor that this site has made for this discussion."""


@dataclass(frozen=True)
class Cursor:
    """``last`` is the place of the last comment shown, ``snapshot`` the newest place of the walk.

    What comes after the snapshot belongs to "new comments", so that a walk ends and shows
    each comment once however many arrive meanwhile.
    """

    order: Order
    last: int
    snapshot: int

    def written(self, discussion_id: int) -> str:
        """The cursor as a piece of an address; signed, so that nobody fills caches at will."""
        return _signer(discussion_id).sign(f"{self.order}-{self.last}-{self.snapshot}")


def read(written: str, discussion_id: int) -> Cursor:
    """The cursor that an address carries, or ``BadCursorError``."""
    try:
        order, last, snapshot = _signer(discussion_id).unsign(written).split("-")
    except BadSignature:
        raise BadCursorError(written) from None
    return Cursor(cast(Order, order), int(last), int(snapshot))


def _signer(discussion_id: int) -> Signer:
    return Signer(sep=".", salt=f"discussion.{discussion_id}")
