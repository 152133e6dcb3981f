"""PostgreSQL stops, is silent or moves: a few of what the commands of this folder try often.

On a server of its own, since the tests use the other; without one there is nothing to try.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    "DATABASE_URL" not in os.environ, reason="with PostgreSQL's half of the tests"
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that may be stopped."""
    waits = ["bash", "tools/with-postgresql", "bash", "-c", "echo $DATABASE_URL; read"]
    with subprocess.Popen(
        waits, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout
        yield started.stdout.readline().strip()
        started.communicate("end\n")


def try_out(server: str, module: str, *options: str) -> str:
    """Run one of the commands; the figure that it prints last."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", *options],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": server},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout.splitlines()[-1]


def test_stopping_it_at_once_loses_nothing_and_readers_see_nothing_of_it(server: str) -> None:
    said = try_out(server, "postgresql_stopped", "--times", "3")

    assert "0 lost, 0 twice" in said
    assert ", 0 failed," in said


def test_while_it_is_silent_writers_are_told_so_in_time_and_readers_read(server: str) -> None:
    # A slow machine takes longer to make the page that refuses.
    said = try_out(
        server, "postgresql_silent", "--times", "1", "--seconds", "8", "--patience", "30"
    )

    assert ", 0 failed," in said


def test_two_processes_publish_each_report_once_also_when_one_is_killed(server: str) -> None:
    said = try_out(
        server,
        *("schedulers", "--schedules", "12", "--seconds", "10", "--kills", "1"),
        *("--late", "30", "--taken-over", "60"),
    )

    assert "0 missing, 0 twice, 0 early" in said
