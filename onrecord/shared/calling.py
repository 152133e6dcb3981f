"""Sends something to another machine: to a public address, or to one that the operator configured.

Redirects are not followed, so that nothing else is reached.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit

from onrecord.shared.outgoing import (
    MEGABYTE,
    FetchFailed,
    Resolve,
    Sent,
    answer_to,
    any_addresses,
    body_of,
    public_addresses,
    resolve_by_system,
)
from onrecord.shared.web_addresses import FetchRefused, web_address

__all__ = ["Answered", "FetchFailed", "FetchRefused", "call", "post_form", "post_json"]

LONGEST_ANSWER = 10_000
FORM = "application/x-www-form-urlencoded; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back; the names of ``headers`` are in small letters."""

    body: bytes
    headers: Mapping[str, str]


def call(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    timeout: float = 15.0,
    resolve: Resolve = resolve_by_system,
    trusted: Collection[tuple[str, int]] = (),
) -> int:
    """POST ``body`` to a public address and give the status of the answer.

    Raises ``FetchRefused`` for an address inside and ``FetchFailed`` where nobody answers within
    ``timeout`` seconds. ``trusted`` as for ``public_addresses``.
    """
    deadline = time.monotonic() + timeout
    target = web_address(url, ports={port for _, port in trusted})
    addresses = public_addresses(target, resolve, deadline=deadline, trusted=trusted)
    sent = Sent("POST", dict(headers), body)
    with answer_to(sent, target, addresses, deadline=deadline) as response:
        # Hung up on in the middle of a word, the other side would take it for a failure.
        response.read(LONGEST_ANSWER)
        return response.status


def post_json(
    url: str,
    sent: object,
    *,
    key: str = "",
    headers: Mapping[str, str] = MappingProxyType({}),
    limit_bytes: int = MEGABYTE,
    timeout: float = 30.0,
) -> Answered:
    """Sends JSON to an address from the settings; ``key`` goes as a bearer token (RFC 6750)."""
    said = {"Content-Type": "application/json", "Accept": "application/json", **headers}
    if key:
        said["Authorization"] = f"Bearer {key}"
    body = json.dumps(sent).encode()
    return _post(url, Sent("POST", said, body), limit_bytes=limit_bytes, timeout=timeout)


def post_form(
    url: str, fields: Mapping[str, str], *, limit_bytes: int = MEGABYTE, timeout: float = 30.0
) -> Answered:
    """Sends a form, as a browser would, to an address from the settings."""
    sent = Sent("POST", {"Content-Type": FORM}, urlencode(fields).encode())
    return _post(url, sent, limit_bytes=limit_bytes, timeout=timeout)


def _post(url: str, sent: Sent, *, limit_bytes: int, timeout: float) -> Answered:
    """That address may lie inside, as a model on the newsroom's own machines does.

    So only ever call this with an address from the settings.
    """
    deadline = time.monotonic() + timeout
    target = web_address(url, ports={port} if (port := _port(url)) else ())
    addresses = any_addresses(target, resolve_by_system, deadline=deadline)
    with answer_to(sent, target, addresses, deadline=deadline) as response:
        if 300 <= response.status < 400:
            raise FetchFailed(f"{target.host} redirects. Configure the address it ends at.")
        if response.status != 200:
            raise FetchFailed(f"{target.host} answered {response.status}.")
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answered(body_of(response, limit_bytes=limit_bytes), headers)


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return None
