"""Two processes look at one schedule, and the one that holds the lease is killed.

    [bash tools/with-postgresql] python -m tests.faults.schedulers
        [--schedules 200] [--seconds 120] [--kills 3] [--late 2] [--taken-over 8]

When a report was published is seen from outside, by its version in the database. Exits with 1
unless each was published once, 99 of 100 at most --late seconds after they were due (those apart
that were due while nobody held the lease), and a killed holder was replaced in time.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from tests.faults.newsroom import Newsroom
from tests.faults.stored import a_newsroom_in_either

LEASE = "SELECT holder FROM delivery_lease WHERE name = 'to the second'"
PUBLISHED = (
    "SELECT v.report_id, count(*) FROM reports_version v JOIN reports_report r"
    " ON r.id = v.report_id WHERE r.headline LIKE 'R%' GROUP BY v.report_id"
)
LONGEST = 120.0  # seconds that anything here may take


@dataclass
class Seen:
    """When each report was first seen to be published, and when nobody held the lease."""

    newsroom: Newsroom
    due: dict[int, float]
    at: dict[int, float] = field(default_factory=dict)
    gaps: list[tuple[float, float]] = field(default_factory=list)

    def watch(self) -> None:
        """Look until all are published. The moment is taken after the answer: none seems sooner."""
        until = max(self.due.values()) + LONGEST
        while time.time() < until and len(self.at) < len(self.due):
            for report, _ in self.newsroom.ask(PUBLISHED):
                self.at.setdefault(report, time.time())
            time.sleep(0.03)

    @property
    def late(self) -> list[float]:
        """Seconds, in order, of those that were due while somebody held the lease."""
        return sorted(
            self.at.get(report, float("inf")) - due
            for report, due in self.due.items()
            if not any(begun <= due <= ended for begun, ended in self.gaps)
        )


class Processes:
    """Two at a time that do what is due, and nothing else."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._running: dict[int, subprocess.Popen[str]] = {}

    def start(self) -> None:
        """One more, loaded when this returns."""
        command = [sys.executable, "-m", "onrecord", "work"]
        started = subprocess.Popen(
            command, env=self._newsroom.environment, stdout=subprocess.PIPE, text=True
        )
        assert started.stdout
        assert "Working" in started.stdout.readline()
        self._running[started.pid] = started

    def kill_the_holder(self) -> str:
        """Who held the lease and is dead."""
        [[holder]] = self._newsroom.ask(LEASE)
        killed = self._running.pop(int(holder.partition("-")[0]))
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        return str(holder)

    def end(self) -> None:
        """Kill what is left."""
        for process in self._running.values():
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
            process.wait()


def main() -> None:
    """Schedule, kill, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--schedules", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--late", type=float, default=2)
    parser.add_argument("--taken-over", type=float, default=8)
    chosen = parser.parse_args()
    with a_newsroom_in_either() as newsroom:
        sys.exit(0 if keep_a_schedule(newsroom, chosen) else 1)


def keep_a_schedule(newsroom: Newsroom, chosen: argparse.Namespace) -> bool:
    """Whether all promises were kept."""
    planner = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.faults.a_schedule"),
            *(str(chosen.schedules), str(chosen.seconds)),
        ],
        env=newsroom.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert planner.stdout
    assert planner.stdout.readline() == "made\n"
    processes = Processes(newsroom)
    try:
        processes.start()
        processes.start()
        due = json.loads(planner.communicate("go\n")[0])
        seen = Seen(newsroom, {int(report): at for report, at in due.items()})
        watching = threading.Thread(target=seen.watch)
        watching.start()
        for _ in range(chosen.kills):
            time.sleep(chosen.seconds / (chosen.kills + 1))
            replace_the_holder(newsroom, processes, seen)
        watching.join()
        time.sleep(1)  # in which somebody would publish twice
    finally:
        processes.end()
    return tell(newsroom, seen, chosen)


def replace_the_holder(newsroom: Newsroom, processes: Processes, seen: Seen) -> None:
    """Kill whoever has the lease, wait for the other, and start another."""
    killed_at = time.time()
    killed = processes.kill_the_holder()
    while newsroom.ask(LEASE)[0][0] == killed and time.time() < killed_at + LONGEST:
        time.sleep(0.05)
    # What waited meanwhile is published at once, one after the other.
    seen.gaps.append((killed_at - 1, time.time() + 1))
    processes.start()


def tell(newsroom: Newsroom, seen: Seen, chosen: argparse.Namespace) -> bool:
    """Print the figures; whether they are as promised."""
    counts = dict(newsroom.ask(PUBLISHED))
    missing = [report for report in seen.due if report not in counts]
    twice = [report for report, count in counts.items() if count > 1]
    early = [report for report, at in seen.at.items() if at < seen.due[report]]
    late = seen.late
    worst = late[max(0, -(-len(late) * 99 // 100) - 1)]
    taken_over = max((ended - begun - 2 for begun, ended in seen.gaps), default=0.0)
    print(
        f"{len(seen.due)} schedules by two processes, {len(seen.gaps)} killed:"
        f" {len(missing)} missing, {len(twice)} twice, {len(early)} early;"
        f" 99 of 100 within {worst:.2f} s, taken over within {taken_over:.1f} s."
    )
    is_right = not (missing or twice or early)
    return is_right and worst <= chosen.late and taken_over <= chosen.taken_over


if __name__ == "__main__":
    main()
