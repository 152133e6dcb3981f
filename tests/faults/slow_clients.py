"""A thousand clients send a byte now and then; a reader beside them is served as ever.

    python -m tests.faults.slow_clients [--sockets 1000] [--seconds 40] [--p99 1]

A third of them send a head a byte at a time, a third a body, a third nothing at all. Exits with 1
unless every page that the reader asks for is answered, 99 of 100 within --p99 seconds, and every
slow socket is cut off after the promised time: 15 seconds for a head or for nothing.
"""

from __future__ import annotations

import argparse
import http.client
import resource
import selectors
import socket
import sys
import time
from contextlib import suppress

from tests.faults.newsroom import Newsroom, Server, a_newsroom
from tests.faults.readers import Reader

HEAD_WITHIN = 15.0  # seconds, of delivery/fast/limits.py
LATER = 5.0  # seconds more, for a machine that does other things
EVERY = 1.0  # seconds between two bytes
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
BODY = b"POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"


class SlowClients:
    """Sockets that are open, what each began with, and how long those lived that were cut off."""

    def __init__(self, port: int, number: int) -> None:
        self._selector = selectors.DefaultSelector()
        self.lived: dict[str, list[float]] = {"head": [], "body": [], "nothing": []}
        self.refused = 0
        begin = {"head": HEAD, "body": BODY, "nothing": b""}
        for count in range(number):
            kind = list(begin)[count % len(begin)]
            try:
                line = socket.create_connection(("127.0.0.1", port), timeout=10)
            except OSError:
                self.refused += 1
                continue
            line.setblocking(False)
            with suppress(OSError):
                line.send(begin[kind])
            self._selector.register(line, selectors.EVENT_READ, (kind, time.monotonic()))

    @property
    def open(self) -> int:
        """How many are not cut off."""
        return len(self._selector.get_map())

    def open_of(self, kind: str) -> int:
        """How many of a kind are not cut off."""
        return sum(key.data[0] == kind for key in self._selector.get_map().values())

    def go_on(self) -> None:
        """Each sends a byte; who was cut off is counted."""
        for key in list(self._selector.get_map().values()):
            line, (kind, _) = key.fileobj, key.data
            if kind != "nothing" and isinstance(line, socket.socket):
                with suppress(OSError):
                    line.send(b"x")
        until = time.monotonic() + EVERY
        while (left := until - time.monotonic()) > 0:
            for key, _ in self._selector.select(timeout=left):
                self._look(key)

    def close(self) -> None:
        """End those that are left."""
        for key in list(self._selector.get_map().values()):
            self._drop(key)

    def _look(self, key: selectors.SelectorKey) -> None:
        line, (kind, begun) = key.fileobj, key.data
        try:
            is_over = isinstance(line, socket.socket) and not line.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            is_over = True
        if is_over:
            self.lived[kind].append(time.monotonic() - begun)
            self._drop(key)

    def _drop(self, key: selectors.SelectorKey) -> None:
        self._selector.unregister(key.fileobj)
        if isinstance(key.fileobj, socket.socket):
            key.fileobj.close()


def main() -> None:
    """Be slow, read, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sockets", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--p99", type=float, default=1)
    chosen = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 8192)), hard))
    with a_newsroom() as newsroom:
        sys.exit(0 if be_slow(newsroom, chosen) else 1)


def be_slow(newsroom: Newsroom, chosen: argparse.Namespace) -> bool:
    """Whether all promises were kept."""
    server = Server(newsroom)
    try:
        server.start()
        readers = [Reader(server, "/"), Reader(server, "/search/?q=bridge")]
        for reader in readers:
            reader.start()
        slow = SlowClients(server.port, chosen.sockets)
        until = time.monotonic() + chosen.seconds
        while time.monotonic() < until:
            slow.go_on()
        for reader in readers:
            reader.stop()
        left = slow.open_of("head") + slow.open_of("nothing")
        slow.close()
        status = _answers(server)
    finally:
        server.end()
    took = sorted(seconds for reader in readers for seconds in reader.took)
    p99 = took[max(0, -(-len(took) * 99 // 100) - 1)]
    failed = sum(reader.failed for reader in readers)
    lived = max([*slow.lived["head"], *slow.lived["nothing"]], default=0.0)
    print(f"Failed: {sorted({one for reader in readers for one in reader.failures})}")
    print(
        f"{chosen.sockets} slow sockets: {len(took)} pages read beside them, {failed} failed,"
        f" 99 of 100 within {p99:.2f} s; {left} heads waited for too long, the last was cut off"
        f" after {lived:.1f} s."
    )
    is_cut = not left and lived <= HEAD_WITHIN + LATER
    return not failed and p99 <= chosen.p99 and is_cut and status == 200


def _answers(server: Server) -> int:
    try:
        return server.get("/healthz")[0]
    except (OSError, http.client.HTTPException):
        return 0


if __name__ == "__main__":
    main()
