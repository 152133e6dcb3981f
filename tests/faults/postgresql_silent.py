"""PostgreSQL takes what it is sent and says nothing more, as behind a proxy whose other side hangs.

    bash tools/with-postgresql python -m tests.faults.postgresql_silent
        [--times 5] [--seconds 20] [--patience 8]

The site speaks to it through a relay, which stops passing anything on. Exits with 1 unless every
page that was kept was read throughout, every comment meanwhile was answered 503 in words with
``Retry-After`` within --patience seconds, however many were sent at once, and one was kept again
within five seconds of the end.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import http.client
import sys
import threading
import time
from urllib.parse import parse_qs, urlsplit

from tests.faults.newsroom import ACCEPTED, Newsroom, Server
from tests.faults.readers import Reader
from tests.faults.stored import Stored, a_newsroom_in_either

HEALS_WITHIN = 5.0  # seconds
WRITERS = 16  # twice as many as there are threads for requests


class Relay:
    """Passes on what both sides say, until it is told to be silent; it goes on accepting."""

    def __init__(self, socket_path: str) -> None:
        self._path = socket_path
        self._loop = asyncio.new_event_loop()
        self._speaks = asyncio.Event()
        self._speaks.set()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait()

    def be_silent(self) -> None:
        """Pass nothing on."""
        self._loop.call_soon_threadsafe(self._speaks.clear)

    def speak(self) -> None:
        """Pass everything on, also what was held back."""
        self._loop.call_soon_threadsafe(self._speaks.set)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connect, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_unix_connection(self._path)
        await asyncio.gather(self._pass_on(reader, to_server), self._pass_on(from_server, writer))

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                await self._speaks.wait()
                target.write(data)
                await target.drain()
        except OSError:
            pass
        finally:
            target.close()


def main() -> None:
    """Be silent, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--patience", type=float, default=8)
    chosen = parser.parse_args()
    with a_newsroom_in_either() as newsroom:
        assert isinstance(newsroom, Stored), "This is about PostgreSQL: set DATABASE_URL."
        address = urlsplit(newsroom.database_url)
        relay = Relay(f"{parse_qs(address.query)['host'][0]}/.s.PGSQL.5432")
        through = address._replace(netloc=f"onrecord@127.0.0.1:{relay.port}", query="")
        site = dataclasses.replace(newsroom, database_url=through.geturl())
        sys.exit(0 if be_silent_again_and_again(site, relay, chosen) else 1)


def be_silent_again_and_again(newsroom: Newsroom, relay: Relay, chosen: argparse.Namespace) -> bool:
    """Whether all promises were kept."""
    server = Server(newsroom)
    posts: list[tuple[int, float, bool]] = []
    healed: list[float] = []
    try:
        server.start()
        reader = Reader(server, "/standards/")
        reader.start()
        for number in range(chosen.times):
            assert server.post(0, f"Before {number}.", f"before-{number}")[0] == ACCEPTED
            relay.be_silent()
            write_until(server, time.monotonic() + chosen.seconds, posts)
            relay.speak()
            healed.append(seconds_until_kept(server, f"after-{number}"))
        reader.stop()
    finally:
        server.end()
    bad = [post for post in posts if post[0] != 503 or post[1] > chosen.patience or not post[2]]
    print(f"Refused otherwise than in words and in time: {bad[:5]}")
    print(
        f"{chosen.times} silences: {reader}; {len(posts)} comments, {len(posts) - len(bad)} refused"
        f" in words, the slowest after {max(took for _, took, _ in posts):.1f} s; kept again after"
        f" {max(healed):.1f} s."
    )
    return not reader.failed and not bad and max(healed) <= HEALS_WITHIN


def write_until(server: Server, until: float, posts: list[tuple[int, float, bool]]) -> None:
    """Many write at once, again and again, and each is answered."""

    def write(who: int) -> None:
        while time.monotonic() < until:
            text, begun = f"Words {who} at {time.monotonic()}", time.monotonic()
            try:
                status, body, retry_after = server.post(who, text, text)
            except (OSError, http.client.HTTPException):
                status, body, retry_after = 0, b"", ""
            is_worded = text.encode() in body and bool(retry_after)
            posts.append((status, time.monotonic() - begun, is_worded))

    threads = [threading.Thread(target=write, args=(who,)) for who in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def seconds_until_kept(server: Server, key: str) -> float:
    """How long until a comment is taken again."""
    begun = time.monotonic()
    while server.post(0, f"Words {key}.", key)[0] != ACCEPTED:
        time.sleep(0.1)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
