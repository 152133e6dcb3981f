"""Ten thousand readers on one process: memory of each, and how soon one event reaches them all.

    python benchmarks/live_streams.py [--streams N] [--events N]

Starts `onrecord serve` on SQLite in a folder of its own, with one report. A client of raw sockets
opens the streams. Then comments are posted by another process, so that the server hears of them
through the events table, as any node would; the time of an event is counted from the return of the
durable commit to the arrival of its tick at each reader. At the end every stream is cut, comments
are posted, and all come back with the id of their last tick: who is not told of the newest comment
missed it. Needs two descriptors a stream (`ulimit -n`: the client takes one, the server one).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import uvloop

BETWEEN = 2.5  # seconds between two events, more than the second in which ticks are joined
SET_UP = """
from django.utils import timezone
from onrecord.people.models import User
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Section
ed = User.objects.create_superuser("ed@example.org", name="Ed")
section = Section.objects.create(name="World", slug="world")
body = [("paragraph", "<p>The bridge is closed, the mayor said.</p>")]
now = timezone.now()
report = file_report(author=ed, section=section, headline="Bridge closed", body=body, at=now)
publish_report(report=report, editor=ed, at=now)
print(report.short_id)
"""
POST = """
import sys, time
from django.utils import timezone
from onrecord.discussion.actions import post_comment
from onrecord.people.models import User
from onrecord.reports.models import Report
ed, report = User.objects.get(), Report.objects.get()
for line in sys.stdin:
    post_comment(author=ed, report=report, text=f"Comment {line}", at=timezone.now())
    print(time.time(), flush=True)
"""


class Reader(asyncio.Protocol):
    """One browser: keeps the id of the last tick and when it came."""

    def __init__(self, path: str, last: str) -> None:
        self.last, self.told_at, self.rest = last, 0.0, b""
        again = f"Last-Event-ID: {last}\r\n" if last else ""
        self.request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{again}\r\n".encode()
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        """Ask for the stream."""
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        """Take the id of each whole tick."""
        *whole, self.rest = (self.rest + data).split(b"\n\n")
        for event in whole:
            if b"id: " in event:
                self.last = event.partition(b"id: ")[2].partition(b"\n")[0].decode()
                self.told_at = time.time()


class Site:
    """A server with one report, and another process that posts."""

    def __init__(self, folder: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = os.environ | {"ONRECORD_DATA": folder}
        self.command("prepare")
        self.path = f"/live/{self.command('shell', '-v', '0', '-c', SET_UP).split()[-1]}"
        self.server = self.start("serve", "--port", str(self.port))
        self.poster = self.start("shell", "-v", "0", "-c", POST)
        self.wait()

    def command(self, *words: str) -> str:
        """Run a command to its end."""
        done = [sys.executable, "-m", "onrecord", *words]
        return subprocess.check_output(done, env=self.environment, text=True)

    def start(self, *words: str) -> Any:
        """Begin a command."""
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord", *words], env=self.environment, **pipes
        )

    def wait(self) -> None:
        """Until it answers."""
        for _ in range(1200):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2).close()
                return
            time.sleep(0.1)
        raise SystemExit("The server did not start.")

    def post(self) -> float:
        """Post a comment; when its commit had returned."""
        self.poster.stdin.write("new\n")
        self.poster.stdin.flush()
        return float(self.poster.stdout.readline())

    def memory(self) -> int:
        """What the server holds in memory, in bytes."""
        rows = Path(f"/proc/{self.server.pid}/smaps_rollup").read_text().splitlines()
        return 1024 * int(next(row.split()[1] for row in rows if row.startswith("Pss:")))

    def stop(self) -> None:
        """End both processes."""
        self.poster.stdin.close()
        self.poster.wait(timeout=20)
        self.server.terminate()
        self.server.wait(timeout=30)


async def come(site: Site, lasts: list[str]) -> list[Reader]:
    """Open one stream for each; all have been told how things stand, or know it already."""
    loop = asyncio.get_running_loop()
    readers = [Reader(site.path, last) for last in lasts]
    for start in range(0, len(readers), 200):
        group = readers[start : start + 200]
        opened = (
            loop.create_connection(lambda one=one: one, "127.0.0.1", site.port) for one in group
        )
        await asyncio.gather(*opened)
        while not all(one.last for one in group):
            await asyncio.sleep(0.005)
    return readers


async def measure(site: Site, *, streams: int, events: int) -> None:
    """Open, tell, cut off, come back; print."""
    await come(site, [""] * 20)  # the first of all load what is loaded once
    before = site.memory()
    begin = time.perf_counter()
    readers = await come(site, [""] * streams)
    opening = time.perf_counter() - begin
    await asyncio.sleep(BETWEEN)
    each = (site.memory() - before) / streams / 1024
    delays: list[float] = []
    for _ in range(events):
        posted = await asyncio.to_thread(site.post)
        await asyncio.sleep(BETWEEN)
        delays += [one.told_at - posted for one in readers]
    late = sum(delay < 0 for delay in delays)
    cuts = statistics.quantiles(delays, n=100)
    for one in readers:
        one.transport.abort()
    await asyncio.to_thread(site.post)
    back = await come(site, [one.last for one in readers])
    await asyncio.sleep(BETWEEN)
    missed = sum(one.last == old.last for one, old in zip(back, readers, strict=True)) + late
    print(f"opened at {streams / opening:.0f} streams a second")
    print(
        f"{streams} streams: one event to all p50 {cuts[49]:.3f} s, p99 {cuts[98]:.3f} s, "
        f"{each:.1f} KB each, {missed} missed after reconnect"
    )


def main() -> None:
    """Set up a site in a folder of its own and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--streams", type=int, default=10_000, help="readers at once")
    parser.add_argument("--events", type=int, default=10, help="comments posted while they listen")
    asked = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder:
        site = Site(folder)
        try:
            # The client must not be what is measured: it reads with the faster loop too.
            uvloop.run(measure(site, streams=asked.streams, events=asked.events))
        finally:
            site.stop()


if __name__ == "__main__":
    main()
