"""What the benchmarks of delivery share: a site in a folder, programs on a core, wrk's figures."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SERVER_CORE, LOAD_CORE = "0", "1"
GZIP = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Load:
    """What wrk saw: requests a second, the 99th percentile in milliseconds, and failures."""

    rate: float
    p99: float
    failed: int


def need(*programs: str) -> None:
    """Say "skipped" and stop where a program is not there."""
    for program in programs:
        if not shutil.which(program):
            print(f"skipped: install {program}")
            sys.exit(0)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Sequence[str], *, url: str, **environment: str) -> Iterator[int]:
    """A program on the server's core, from its first answer on; its process id."""
    program = subprocess.Popen(
        ["taskset", "-c", SERVER_CORE, *command],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(url, program)
        yield program.pid
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=20)


@contextmanager
def our_site(data: Path | None) -> Iterator[str]:
    """The address of our server with one worker, over ``data`` or over a sample newsroom."""
    with ExitStack() as stack:
        if data is None:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "data"
            for command in ("prepare", "sample"):
                subprocess.run(
                    [sys.executable, "-m", "onrecord", command],
                    env={**os.environ, "ONRECORD_DATA": str(data)},
                    stdout=subprocess.DEVNULL,
                    check=True,
                )
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "onrecord", "serve", "--port", str(port)]
        stack.enter_context(
            running(command, url=f"{address}/healthz", ONRECORD_DATA=str(data.resolve()))
        )
        yield address


def fetch(url: str, headers: dict[str, str] | None = None) -> bytes:
    """The body of one answer, as it was sent."""
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {})) as answer:
        return bytes(answer.read())


def a_report(site: str) -> str:
    """The path of the report whose packed page is nearest to 10 KB."""
    found = re.findall(rb"<loc>[^<]*?//[^/]+(/[a-z]+/\d{8}-[^<]+)</loc>", _sitemaps(site))
    pages = [path.decode() for path in found]
    return min(pages, key=lambda path: abs(10_240 - len(fetch(site + path, GZIP))))


def load(url: str, *, seconds: int, connections: int = 64) -> Load:
    """Ask for one page as fast as it is answered, from the other core."""
    said = subprocess.run(
        [
            *["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}"],
            *["--latency", "-H", "Accept-Encoding: gzip", url],
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    odd = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    assert rate, said
    assert p99, said
    milliseconds = float(p99[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[p99[2]]
    return Load(float(rate[1]), milliseconds, int(odd[1]) if odd else 0)


def _sitemaps(site: str) -> bytes:
    index = fetch(f"{site}/sitemap.xml").decode()
    paths = re.findall(r"<loc>[^<]*?//[^/]+(/[^<]+)</loc>", index)
    return b"".join(fetch(site + path) for path in paths)


def wait_for(url: str, program: subprocess.Popen[Any]) -> None:
    """Until a program answers there; ``AssertionError`` where it ends, or does not in a minute."""
    for _ in range(600):
        try:
            fetch(url)
        except OSError:
            assert program.poll() is None, "The program ended."
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{url} does not answer.")
