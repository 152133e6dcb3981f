"""Recognises the plain request: a GET or HEAD with nothing about it that anybody could dispute.

Whatever is not plain is no refusal. It goes to the server's own parser, which decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST = 8 * 1024  # bytes of one request
# RFC 9112 without its leniencies: origin-form, no escape in the path, one space, CRLF, no folded
# line, no empty value, no space before a colon, printable ASCII only. Possessive (*+), so that no
# input makes it try again. Escapes are for the parser: "/%77orld/" is "/world/" only once decoded.
REQUEST = re.compile(
    rb"(GET|HEAD) (/(?!/)[\w.~!$&'()*+,;=:@/-]*+)(?:\?[\w.~!$&'()*+,;=:@/?%-]*+)? HTTP/1\.1\r\n"
    rb"(?:[A-Za-z0-9-]++: ?+[\x21-\x7e][\x20-\x7e]*+\r\n)*+\r\n"
)
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


class PlainRequest(NamedTuple):
    """A plain request; ``end`` is where in the data it ends."""

    is_head: bool
    path: str
    door: Door
    accepted: str
    known: str
    end: int


def plain_request(data: bytes, start: int = 0) -> PlainRequest | None:
    """The whole request that begins at ``start``, if it is a plain one."""
    found = REQUEST.match(data, start, start + MOST)
    if found is None:
        return None
    end = found.end()
    named = DECIDING.findall(data, start, end)
    said = {name.lower(): value.decode("ascii") for name, value in named}
    if len(said) != len(named):  # one of them twice
        return None
    host = said.pop(b"host", "")
    door = Door(host, said.pop(b"x-forwarded-proto", ""))
    accepted, known = said.pop(b"accept-encoding", ""), said.pop(b"if-none-match", "")
    if not host or said.pop(b"connection", "keep-alive").lower() != "keep-alive" or said:
        return None
    return PlainRequest(found[1] == b"HEAD", found[2].decode("ascii"), door, accepted, known, end)
