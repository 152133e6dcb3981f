"""How long a second start takes to the first page, and how much memory the idle site has.

    python benchmarks/start_and_memory.py [--data FOLDER] [--workers N] [--idle SECONDS]

FOLDER is a data folder that was prepared before, such as one of `an_archive.py`; without it an
empty one is made. Memory is the proportional set size of the whole group, which counts what is
shared once (`/proc/*/smaps_rollup`). Asked for: the first page within 5 s, at most 500 MB.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_SECONDS, MOST_MB = 5, 500
LONGEST = 120  # seconds that are waited for the first page


def main() -> int:
    """Prepare, start, ask, wait, add up; 1 where more is needed than may be."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--idle", type=float, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.data or Path(passing)
        _onrecord(folder, "prepare").wait()
        seconds, memory = _measure(folder, asked.workers, asked.idle)
    print(f"first page after {seconds:.1f} s, at most {MOST_SECONDS} s are allowed")
    print(f"idle memory {memory:.0f} MB, at most {MOST_MB} MB are allowed")
    return int(seconds > MOST_SECONDS or memory > MOST_MB)


def _measure(folder: Path, workers: int, idle: float) -> tuple[float, float]:
    port = _free_port()
    begin = time.perf_counter()
    site = _onrecord(folder, "serve", "--port", str(port), "--workers", str(workers))
    try:
        _first_page(port, site)
        seconds = time.perf_counter() - begin
        print(f"processor {_processor_seconds(site.pid):.1f} s until then")
        time.sleep(idle)
        sizes = {pid: proportional_mb(pid) for pid in group(site.pid)}
        for pid, size in sizes.items():
            print(f"process {pid}: {size:.0f} MB")
        return seconds, sum(sizes.values())
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(timeout=30)


def _onrecord(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    paths = {"ONRECORD_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-m", "onrecord", *words], env=os.environ | paths)


def _first_page(port: int, site: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and site.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=LONGEST):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The site did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def group(leader: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                above = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(above, []).append(int(entry.name))
    found = [leader]
    for pid in found:
        found += children.get(pid, [])
    return found


def proportional_mb(pid: int, *, of: Collection[str] = ("Pss",)) -> float:
    """Megabytes of a process; what it shares with others is counted by its part.

    ``of`` are names of the kernel's sums: all, or ``Pss_Anon``, ``Pss_File`` and ``Pss_Shmem``.
    """
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    sums = dict(line.split(":") for line in lines[1:])
    return sum(int(sums[name].split()[0]) for name in of) / 1024


def _processor_seconds(leader: int) -> float:
    ticks = os.sysconf("SC_CLK_TCK")
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2] for pid in group(leader)]
    return sum(int(one.split()[11]) + int(one.split()[12]) for one in fields) / ticks


if __name__ == "__main__":
    sys.exit(main())
