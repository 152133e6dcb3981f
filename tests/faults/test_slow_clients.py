"""Fewer slow clients than `python -m tests.faults.slow_clients` has, and for a shorter time."""

from __future__ import annotations

import os

import pytest

from tests.faults.conftest import Try


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the server is the same with PostgreSQL")
def test_slow_clients_are_cut_off_and_keep_nobody_waiting(try_out: Try) -> None:
    # A slow machine answers everybody later.
    said = try_out("slow_clients", "--sockets", "200", "--seconds", "17", "--p99", "8")

    assert ", 0 failed," in said
    assert "0 heads waited for too long" in said
