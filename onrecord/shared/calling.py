"""Sends a message to another site, as guarded as fetching is: nothing leads back inside."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping

from onrecord.shared.fetch import (
    UNANSWERED,
    FetchFailed,
    Resolve,
    checked_addresses,
    connected,
    resolve_by_system,
)
from onrecord.shared.web_addresses import web_address

LONGEST_ANSWER = 10_000


def call(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    timeout: float = 15.0,
    resolve: Resolve = resolve_by_system,
    trusted: Collection[tuple[str, int]] = (),
) -> int:
    """POST ``body`` and give the status of the answer; redirects are not followed.

    Raises ``FetchRefused`` for an address inside and ``FetchFailed`` where nobody answers within
    ``timeout`` seconds. ``trusted`` as for ``fetch``.
    """
    deadline = time.monotonic() + timeout
    target = web_address(url, ports={port for _, port in trusted})
    addresses = checked_addresses(target, resolve, deadline=deadline, trusted=trusted)
    sent = {"Host": target.host_header, "User-Agent": "OnRecord", "Connection": "close", **headers}
    try:
        with connected(target, addresses, deadline=deadline) as connection:
            connection.request("POST", target.path, body=body, headers=sent)
            answer = connection.getresponse()
            answer.read(LONGEST_ANSWER)
            return answer.status
    except UNANSWERED as error:
        raise FetchFailed(f"{target.host} did not answer ({type(error).__name__}).") from error
