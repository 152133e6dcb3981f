"""Recognises the plain request: a GET or HEAD with nothing about it that anybody could dispute.

Whatever is not plain is no refusal. It goes to the server's own parser, which decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.delivery.ready import coding_for

MOST = 8 * 1024  # bytes of one request
SHORT = 1024  # bytes of one that is remembered
# RFC 9112 without its leniencies: origin-form, no escape in the path, one space, CRLF, no folded
# line, no empty value, no space before a colon, printable ASCII only. Possessive (*+), so that no
# input makes it try again. Escapes are for the parser: "/%77orld/" is "/world/" only once decoded.
LINE = re.compile(
    rb"(GET|HEAD) (/(?!/)[\w.~!$&'()*+,;=:@/-]*+)(?:\?[\w.~!$&'()*+,;=:@/?%-]*+)? HTTP/1\.1"
)
HEADERS = re.compile(rb"\r\n(?:[A-Za-z0-9-]++: ?+[\x21-\x7e][\x20-\x7e]*+\r\n)++\r\n")
# The only headers that decide anything about the answer to such a request.
DECIDING = re.compile(
    rb"\n(host|accept-encoding|if-none-match|x-forwarded-proto|connection|proxy-connection"
    rb"|content-length|transfer-encoding|upgrade|expect): ?([^\r]+)",
    re.IGNORECASE,
)


class Door(NamedTuple):
    """By which name, and which protocol in a proxy's words, somebody came."""

    host: str
    proto: str = ""


class Said(NamedTuple):
    """What the headers of a plain request say."""

    door: Door
    coding: str
    known: str


class PlainRequest(NamedTuple):
    """A plain request; ``end`` is where in the data it ends."""

    is_head: bool
    path: str
    said: Said
    end: int


def plain_request(data: bytes, start: int = 0) -> PlainRequest | None:
    """The whole request that begins at ``start``, if it is a plain one."""
    if start == 0 and len(data) <= SHORT:
        return _at_the_start(data)
    return _parsed(data, start)


@lru_cache(maxsize=1024)
def _at_the_start(data: bytes) -> PlainRequest | None:
    """Remembered, since in a peak many ask for one page with the same browser."""
    return _parsed(data, 0)


def _parsed(data: bytes, start: int) -> PlainRequest | None:
    middle = data.find(b"\r\n", start, start + MOST)
    end = data.find(b"\r\n\r\n", middle, start + MOST) + 4
    line = LINE.fullmatch(data, start, middle) if 0 < middle < end else None
    said = _said(data[middle:end]) if line else None
    if line is None or said is None:
        return None
    return PlainRequest(line[1] == b"HEAD", line[2].decode("ascii"), said, end)


@lru_cache(maxsize=512)
def _said(headers: bytes) -> Said | None:
    """Remembered, since who asks again says the same of themselves with another target."""
    if not HEADERS.fullmatch(headers):
        return None
    named = DECIDING.findall(headers)
    said = {name.lower(): value.decode("ascii") for name, value in named}
    if len(said) != len(named):  # one of them twice
        return None
    host = said.pop(b"host", "")
    door = Door(host, said.pop(b"x-forwarded-proto", ""))
    coding, known = coding_for(said.pop(b"accept-encoding", "")), said.pop(b"if-none-match", "")
    if not host or said.pop(b"connection", "keep-alive").lower() != "keep-alive" or said:
        return None
    return Said(door, coding, known)
