"""Where in a discussion a page begins: the whole key of the last comment shown, signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from django.core.signing import BadSignature, Signer

Order = Literal["newest", "oldest", "best", "replied", "picks"]
ORDERS: tuple[Order, ...] = ("newest", "oldest", "best", "replied", "picks")
View = Literal["flat", "threads", "statements"]
VIEWS: tuple[View, ...] = ("flat", "threads")
"""Those that show every comment; by statement, only what is about one is read, in one order."""
WAYS: tuple[tuple[View, Order], ...] = (
    *((view, order) for view in VIEWS for order in ORDERS),
    ("statements", "newest"),
)
"""Every view with each order it comes in."""
ABOVE_ALL = 2**62
"""A key that no comment reaches."""


class BadCursorError(ValueError):
    """Not a cursor that this site has made for this discussion."""


@dataclass(frozen=True, kw_only=True)
class Cursor:
    """``last`` is the key of the last comment shown; ``snapshot`` the newest place of the walk.

    What comes after the snapshot belongs to "new comments", so that a walk ends and shows
    each comment once however many arrive meanwhile. Keys are those of one ``edition``. Among
    threads, ``last`` is the key of the comment that began the thread, and ``path`` tells how far
    the thread was shown. By statement, ``last`` is the group's, ``path`` the comment's number.
    """

    view: View
    order: Order
    last: int
    snapshot: int
    edition: int
    path: str = ""

    def written(self, discussion_id: int) -> str:
        """The cursor as a piece of an address; signed, so that nobody fills caches at will."""
        parts = (self.view, self.order, self.last, self.snapshot, self.edition, self.path)
        return _signer(discussion_id).sign("-".join(str(part) for part in parts))


def beginning(*, view: View, order: Order, snapshot: int, edition: int) -> Cursor:
    """The cursor before the first comment."""
    last = 0 if order == "oldest" or view == "statements" else ABOVE_ALL
    return Cursor(view=view, order=order, last=last, snapshot=snapshot, edition=edition)


def read(written: str, discussion_id: int) -> Cursor:
    """The cursor that an address carries, or ``BadCursorError``."""
    try:
        parts = _signer(discussion_id).unsign(written).split("-")
        view, order, last, snapshot, edition, path = parts
    except (BadSignature, ValueError):
        # Signed but of another shape: an address from before the site was renewed.
        raise BadCursorError(written) from None
    return Cursor(
        view=cast(View, view),
        order=cast(Order, order),
        last=int(last),
        snapshot=int(snapshot),
        edition=int(edition),
        path=path,
    )


def _signer(discussion_id: int) -> Signer:
    return Signer(sep=".", salt=f"discussion.{discussion_id}")
