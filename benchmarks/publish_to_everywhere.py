"""How long after a publish every process of two nodes sends the new bytes: p99 at most 1 s.

    python benchmarks/publish_to_everywhere.py [--publishes N]

Two servers share one database: `onrecord serve --workers 2`, and a second one, as on another
machine. Another process still publishes one report again and again, each time with another
headline. On kept connections to each of the three processes the report's page is asked for a
hundred times a second, so that each has the old page baked when the new one comes; connections are
opened until every process has one. The time runs from the return of the publish, after its commit,
to the first answer of each process that holds the new headline. Where `DATABASE_URL` is set the
database is that one, which must be empty, else SQLite in a folder of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

BETWEEN = 0.3  # seconds between two publishes, in which every process bakes again
LONGEST = 10.0  # seconds after which a change counts as never seen
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
print(report.get_absolute_url())
"""
PUBLISH = """
import sys, time
from django.utils import timezone
from onrecord.people.models import User
from onrecord.reports.actions import publish_report
from onrecord.reports.models import Report
ed = User.objects.get()
for line in sys.stdin:
    report = Report.objects.get()
    report.headline = line.strip()
    report.save_revision(user=ed)
    publish_report(report=Report.objects.get(), editor=ed, at=timezone.now())
    print(time.time(), flush=True)
"""


def command(*words: str) -> str:
    """Run a command of the site to its end; what it printed."""
    return subprocess.check_output([sys.executable, "-m", "onrecord", *words], text=True)


def start(*words: str) -> Any:
    """Begin a command that goes on."""
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-m", "onrecord", *words], **pipes)


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until a server answers there."""
    for _ in range(1200):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2).close()
            return
        time.sleep(0.1)
    raise SystemExit("A server did not start.")


def process_at(port: int, other: int) -> int:
    """The process that holds the server's end of the connection between two ports."""
    ends = f"0100007F:{port:04X} 0100007F:{other:04X}"
    rows = Path("/proc/net/tcp").read_text().splitlines()
    sockets = [f"socket:[{row.split()[9]}]" for row in rows if ends in row]
    for fd in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if sockets and str(fd.readlink()) == sockets[0]:
                return int(fd.parts[2])
    return 0


class Watcher:
    """Asks one process for the page, again and again, on one connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.page, self.at = b"", 0.0

    async def watch(self, path: str) -> None:
        """Until it is cancelled."""
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        while True:
            self.writer.write(asked)
            head = await self.reader.readuntil(b"\r\n\r\n")
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            self.page = await self.reader.readexactly(int(length))
            self.at = time.time()
            await asyncio.sleep(0.01)

    async def sees(self, headline: str, since: float) -> float:
        """Seconds until the process sent the headline."""
        while headline.encode() not in self.page:
            if time.time() - since > LONGEST:
                return LONGEST
            await asyncio.sleep(0.002)
        return max(0.0, self.at - since)


async def watchers(port: int, processes: int) -> dict[int, Watcher]:
    """A watcher of each process at a port; which one takes a connection is by chance."""
    found: dict[int, Watcher] = {}
    for _ in range(200):
        if len(found) == processes:
            return found
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        owner = process_at(port, writer.get_extra_info("sockname")[1])
        if owner and owner not in found:
            found[owner] = Watcher(reader, writer)
        else:
            writer.close()
    raise SystemExit(f"Only {len(found)} of {processes} processes take connections.")


async def measure(publisher: Any, path: str, ports: dict[int, int], publishes: int) -> None:
    """Publish, wait until all have seen it; print."""
    everywhere = [
        one for port, number in ports.items() for one in (await watchers(port, number)).values()
    ]
    watching = [asyncio.create_task(one.watch(path)) for one in everywhere]
    first: list[float] = []
    last: list[float] = []
    for number in range(publishes + 1):
        await asyncio.sleep(BETWEEN)
        headline = f"Bridge closed for {1000 + number} days"
        published = await asyncio.to_thread(publish, publisher, headline)
        seen = await asyncio.gather(*(one.sees(headline, published) for one in everywhere))
        if number:  # the first loads what is loaded once
            first.append(min(seen))
            last.append(max(seen))
    for task in watching:
        task.cancel()
    cuts = statistics.quantiles(last, n=100, method="inclusive")
    print(f"{len(everywhere)} processes of {len(ports)} servers, {publishes} publishes")
    print(f"the first process: p50 {statistics.median(first):.3f} s")
    print(f"every process: p50 {cuts[49]:.3f} s, p99 {cuts[98]:.3f} s, longest {max(last):.3f} s")


def publish(publisher: Any, headline: str) -> float:
    """Publish; when it had returned."""
    publisher.stdin.write(f"{headline}\n")
    publisher.stdin.flush()
    return float(publisher.stdout.readline())


def main() -> None:
    """Set up a site in a folder of its own, serve it twice and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--publishes", type=int, default=100, help="how often to publish")
    publishes = parser.parse_args().publishes
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONRECORD_DATA"] = folder
        command("prepare")
        path = command("shell", "-v", "0", "-c", SET_UP).split()[-1]
        ports = {free_port(): 2, free_port(): 1}
        servers = [
            start("serve", "--port", str(port), "--workers", str(number))
            for port, number in ports.items()
        ]
        publisher = start("shell", "-v", "0", "-c", PUBLISH)
        try:
            for port in ports:
                wait_for(port)
            asyncio.run(measure(publisher, path, ports, publishes))
        finally:
            publisher.stdin.close()
            for server in servers:
                server.terminate()
            for process in [publisher, *servers]:
                process.wait(timeout=30)


if __name__ == "__main__":
    main()
