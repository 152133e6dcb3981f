"""Fewer kills than `python -m tests.faults.killed_workers` has, and more time after each."""

from __future__ import annotations

import os
import sys

import pytest

from tests.faults.conftest import Try

pytestmark = [
    pytest.mark.skipif(
        "DATABASE_URL" in os.environ, reason="the server is the same with PostgreSQL"
    ),
    pytest.mark.skipif(sys.platform != "linux", reason="who serves is read from Linux's /proc"),
]


def test_a_worker_that_is_killed_keeps_nobody_waiting_and_none_outlives_its_parent(
    try_out: Try,
) -> None:
    # A slow machine takes longer to start another.
    assert ", 0 left waiting;" in try_out(
        "killed_workers", "--kills", "1", "--workers", "2", "--within", "60"
    )
