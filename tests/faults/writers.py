"""Many writers at once, in several processes: nobody is told that the database is locked.

    python -m tests.faults.writers [--writers 64] [--writes 20000] [--processes 2] [--beside-plain]

Each write is a transaction that changes a row which all change, and adds one of its own.
``--beside-plain`` lets the same writers go at Django's own backend first, which has them try again
and again. Printed are writes a second, how long the unluckiest waited, and how many were refused;
last, whether any was. Exits with 1 if so.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.newsroom import environment_of

PLAIN, OURS = "django.db.backends.sqlite3", "onrecord.delivery.sqlite3"


@dataclass
class Outcome:
    """What became of all writes; ``kept`` is what the database holds of them afterwards."""

    waited: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    kept: int = 0
    counted: int = 0
    seconds: float = 0

    def __str__(self) -> str:
        done = len(self.waited) - len(self.refused)
        slow = sorted(self.waited)
        return (
            f"{done / self.seconds:.0f} writes a second, half within"
            f" {slow[len(slow) // 2] * 1000:.0f} ms, all within {slow[-1] * 1000:.0f} ms;"
            f" refused {len(self.refused)} {sorted(set(self.refused))}"
        )


def main() -> None:
    """Let them write, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--writers", type=int, default=64)
    parser.add_argument("--writes", type=int, default=20_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--beside-plain", action="store_true")
    asked = parser.parse_args()
    for engine in [PLAIN, OURS] if asked.beside_plain else [OURS]:
        outcome = write(asked.writers, asked.writes, processes=asked.processes, engine=engine)
        print(f"{engine}: {outcome}", flush=True)
    lost = len(outcome.waited) - len(outcome.refused) - outcome.kept
    print(f"{len(outcome.waited)} writes: {len(outcome.refused)} refused, {lost} lost.")
    sys.exit(1 if outcome.refused or lost else 0)


def write(writers: int, writes: int, *, processes: int, engine: str = OURS) -> Outcome:
    """What becomes of ``writes`` writes by ``writers`` threads in ``processes`` processes."""
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_of(Path(folder))
        _a_writer(OURS, 0, 0, environment=environment).communicate()
        begun = time.perf_counter()
        share = writers // processes, writes // writers
        running = [_a_writer(engine, *share, environment=environment) for _ in range(processes)]
        outcome = Outcome()
        for process in running:
            said = json.loads(process.communicate()[0])
            outcome.waited += said["waited"]
            outcome.refused += said["refused"]
        outcome.seconds = time.perf_counter() - begun
        outcome.kept, outcome.counted = _look(Path(folder) / "onrecord.sqlite3")
    return outcome


def _a_writer(
    engine: str, threads: int, each: int, *, environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.faults.a_writer", engine, str(threads), str(each)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


def _look(file: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(file)) as database:
        [kept] = database.execute("SELECT count(*) FROM delivery_event").fetchone()
        [counted] = database.execute("SELECT holder FROM delivery_lease").fetchone()
    return kept, int(counted)


if __name__ == "__main__":
    main()
