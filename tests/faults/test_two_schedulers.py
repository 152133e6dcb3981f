"""A few schedules of those that `python -m tests.faults.schedulers` tries, with SQLite."""

from __future__ import annotations

import os

import pytest

from tests.faults.conftest import Try


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="PostgreSQL's are tried on its own server")
def test_two_processes_publish_each_report_once_also_when_one_is_killed(try_out: Try) -> None:
    # A slow machine takes longer to publish.
    said = try_out(
        *("schedulers", "--schedules", "12", "--seconds", "10", "--kills", "1"),
        *("--late", "30", "--taken-over", "60"),
    )

    assert "0 missing, 0 twice, 0 early" in said
