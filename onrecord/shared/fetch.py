"""Fetches a public web page, and nothing that leads back inside: each redirect is checked, too."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urljoin

from onrecord.shared.outgoing import (
    MEGABYTE,
    FetchFailed,
    Resolve,
    Sent,
    answer_to,
    body_of,
    public_addresses,
    resolve_by_system,
)
from onrecord.shared.web_addresses import FetchRefused, Target, short, web_address

__all__ = ["FetchFailed", "FetchRefused", "Fetched", "fetch"]

MAX_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PAGE = Sent(
    "GET",
    {
        "User-Agent": "OnRecord (a newsroom reading one page)",
        "Accept": "text/html, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
    },
    advice="Try again later, or save the page and give the file.",
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the last address after redirects, its type, its bytes unpacked."""

    url: str
    content_type: str
    body: bytes


def fetch(
    url: str,
    *,
    limit_bytes: int = 10 * MEGABYTE,
    timeout: float = 10.0,
    resolve: Resolve = resolve_by_system,
    trusted: Collection[tuple[str, int]] = (),
) -> Fetched:
    """Gets a page within ``timeout`` seconds in all, redirects included.

    ``limit_bytes`` as for ``body_of``, ``trusted`` as for ``public_addresses``.
    """
    deadline = time.monotonic() + timeout
    for _ in range(MAX_REDIRECTS + 1):
        target = web_address(url, ports={port for _, port in trusted})
        addresses = public_addresses(target, resolve, deadline=deadline, trusted=trusted)
        answer = _ask(target, addresses, limit_bytes=limit_bytes, deadline=deadline)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise FetchFailed(
        f"{short(url)} redirects more than {MAX_REDIRECTS} times. Give the address it ends at."
    )


def _ask(
    target: Target, addresses: list[str], *, limit_bytes: int, deadline: float
) -> Fetched | str:
    """The page, or where it redirects to."""
    with answer_to(PAGE, target, addresses, deadline=deadline) as response:
        location = response.getheader("Location")
        if response.status in REDIRECTS and location:
            return location
        if response.status != 200:
            raise FetchFailed(
                f"{target.host} answered {response.status}. Open the page in a browser, save it "
                "and give the file."
            )
        return Fetched(
            url=target.url,
            content_type=response.getheader("Content-Type") or "",
            body=body_of(response, limit_bytes=limit_bytes),
        )
