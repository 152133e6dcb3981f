"""A few of the faults that the commands of this folder try as often as they are told to."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.faults.conftest import Try

pytestmark = pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="these faults are SQLite's, and were tried with it"
)


def test_killing_the_site_loses_nothing_and_doubles_nothing(try_out: Try) -> None:
    assert "0 lost, 0 twice, integrity ok" in try_out("kills", "--kills", "30")


def test_cutting_the_power_loses_nothing(try_out: Try) -> None:
    assert "0 of them with losses" in try_out("power_cuts", "--cuts", "20")


def test_a_full_disk_hurts_writing_only(try_out: Try) -> None:
    assert "0 lost, 0 twice, integrity ok" in try_out("full_disks", "--rounds", "3")


def test_who_holds_the_database_hurts_writing_only(try_out: Try) -> None:
    # A slow machine takes longer to make the page that refuses.
    assert ", 0 failed," in try_out("held", "--seconds", "8", "--patience", "30")


def test_stopping_and_starting_refuses_nobody(try_out: Try) -> None:
    assert ", 0 failed," in try_out("restarts", "--terms", "4")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_nothing_is_acknowledged_that_the_disk_did_not_take(try_out: Try) -> None:
    assert "0 lost, 0 twice, integrity ok" in try_out("failed_syncs", "--rounds", "2")
