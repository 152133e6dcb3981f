"""A page that nobody has made yet, asked for by a thousand readers at once."""

from __future__ import annotations

import argparse
import asyncio
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

from serving import GZIP, a_report, fetch, our_site

LONGEST = 60  # seconds


def main() -> None:
    """Print how long they waited, and how many of them Django was asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path)
    options.add_argument("--readers", type=int, default=1000)
    chosen = options.parse_args()
    with our_site(chosen.data) as ours:
        path = a_report(ours)
        fetch(f"{ours}{path}discussion/", GZIP)  # such a page is made once: the program is warm
        before = _asked_of_django(ours)
        waited, answers = asyncio.run(_all_at_once(ours, f"{path}versions/", chosen.readers))
        asked = _asked_of_django(ours) - before
    p99 = sorted(waited)[int(len(waited) * 0.99) - 1] * 1000
    assert len(answers) == 1, f"{len(answers)} different answers"
    print(f"{chosen.readers} readers of a cold page: {asked} asked of Django (at most 1)")
    print(f"p99 {p99:.0f} ms (at most 500)")


async def _all_at_once(site: str, path: str, readers: int) -> tuple[list[float], set[bytes]]:
    """How long each waited, from when all are connected and ask; and the different bodies."""
    port = urlsplit(site).port
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n"
    lines = [await asyncio.open_connection("127.0.0.1", port) for _ in range(readers)]
    began = time.perf_counter()
    for _, writer in lines:
        writer.write(request.encode())

    async def read(reader: asyncio.StreamReader) -> tuple[float, bytes]:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        assert head.startswith(b"HTTP/1.1 200 "), head
        assert length, head
        return time.perf_counter() - began, await reader.readexactly(int(length[1]))

    async with asyncio.timeout(LONGEST):
        found = await asyncio.gather(*(read(reader) for reader, _ in lines))
    for _, writer in lines:
        writer.close()
    return [seconds for seconds, _ in found], {body for _, body in found}


def _asked_of_django(site: str) -> int:
    lines = re.findall(
        rb'onrecord_requests_total\{[^}]*kind="page"[^}]*\} ([\d.]+)', _numbers(site)
    )
    return int(sum(float(line) for line in lines))


def _numbers(site: str) -> bytes:
    return fetch(f"{site}/metrics")


if __name__ == "__main__":
    main()
