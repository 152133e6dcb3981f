"""The id of the request in hand: the log and the page about a failure both name it."""

from __future__ import annotations

import secrets
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")


def new_request_id() -> str:
    """Short enough to be read out on the telephone; it says nothing about who asks."""
    return secrets.token_hex(4)
