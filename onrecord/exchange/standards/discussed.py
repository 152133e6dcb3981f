"""The shapes of discussions as data."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

State = Literal["shown", "removed", "withdrawn", "held", "legal_hold", "erased"]
Next = Annotated[str | None, Meta(description="The address of what follows; null at the end.")]


class CountedDiscussion(Struct, frozen=True, kw_only=True):
    """How far a discussion has come; ``seq`` is its newest place in the order of publication."""

    report: str
    comments: int
    seq: int
    is_open: bool
    url: str


class Counts(Struct, frozen=True, kw_only=True):
    """Those of the reports asked for that have a discussion and are published."""

    discussions: list[CountedDiscussion]


class About(Struct, frozen=True, kw_only=True):
    """Words of the report that a comment is about; ``is_gone`` once they no longer stand there."""

    words: str
    url: str
    is_gone: bool


class DiscussedComment(Struct, frozen=True, kw_only=True):
    """A comment, or the note in its place; of what is gone neither words nor author are told."""

    id: str
    seq: int
    depth: int
    state: State
    author: str
    mark: str
    html: str
    at: dt.datetime | None
    edited_at: dt.datetime | None
    reply_to: str
    replies: int
    recommends: int
    is_picked: bool
    clause: str
    about: About | None
    url: str


class DiscussedComments(Struct, frozen=True, kw_only=True):
    """A page of comments in the order asked for."""

    report: str
    comments: int
    seq: int
    is_open: bool
    items: list[DiscussedComment]
    next: Next


class OwnComment(Struct, frozen=True, kw_only=True):
    """What became of a comment that was sent."""

    id: str
    status: str
    text: str
    url: str


class Posting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A comment to be posted; the same ``posting_key`` with the same words posts once.

    It may be about an ``entry`` of the record (``s-12``, ``f-7``) or about ``words`` of the report.
    """

    text: str
    reply_to: str = ""
    entry: Annotated[str, Meta(max_length=24)] = ""
    words: Annotated[str, Meta(max_length=1000)] = ""
    posting_key: Annotated[str, Meta(max_length=100)] = ""


class Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another wording of one's comment."""

    text: str


class Flagging(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A flag: the number of the clause that the comment breaks, and a note for moderators."""

    clause: int
    note: Annotated[str, Meta(max_length=500)] = ""


class Deciding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision; taking away cites a clause, and all but publishing and keeping give a reason."""

    action: Literal["publish", "reject", "remove", "restore", "keep"]
    clause: int | None = None
    reason: Annotated[str, Meta(max_length=500)] = ""


class QueuedComment(Struct, frozen=True, kw_only=True):
    """A comment that waits, with why."""

    id: str
    report: str
    status: str
    held_because: str
    author: str
    text: str
    created_at: dt.datetime
    url: str


class Queue(Struct, frozen=True, kw_only=True):
    """What waits, the oldest first."""

    items: list[QueuedComment]
    next: Next


class Refusal(Struct, frozen=True, kw_only=True):
    """Problem details (RFC 9457); ``detail`` says what to do."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    retry_after: int | UnsetType = UNSET
