"""The captured page that started the project, held against its hand-made key."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.extraction import Page, read_page

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"

pytestmark = pytest.mark.skipif(
    not (CASES / "captured-page.gold.json").is_file(),
    reason="the captured page and its key lie beside the project, not in it",
)


@cache
def key() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CASES / "captured-page.gold.json").read_text("utf-8"))
    return loaded


@cache
def page() -> Page:
    return read_page((CASES / "captured-page.txt").read_bytes().decode("utf-8"))


def test_every_figure_of_the_key_is_found_with_its_bounds() -> None:
    found = {(f.low, f.high or None, f.low_open, f.comparator) for f in page().record.figures}
    wanted = {(f["low"], f["high"], f["low_open"], f["comparator"]) for f in key()["figures"]}

    assert wanted <= found


def test_every_time_of_the_key_is_found_with_its_value() -> None:
    found = {time.value for time in page().record.times}

    for time in key()["times"]:
        assert time["where"] == "clock" or found & set(time["value"])


def test_the_record_holds_the_arithmetic_of_the_key() -> None:
    made = {(check.kind, check.verdict, check.formula) for check in page().record.checks}

    assert ("sum", "adds_up", "630 + 17 = 647") in made
    assert ("share", "adds_up", "630 / 647 = 97.4 %") in made
    assert ("headline", "adds_up", "647 > 600") in made
    assert {kind for kind, verdict, _ in made if verdict == "proposes"} == {"date"}
    assert {kind for kind, verdict, _ in made} >= {"restated", "duration", "picture"}


def test_nothing_arithmetic_on_the_page_fails_to_add_up() -> None:
    arithmetic = {"sum", "bound", "share", "restated", "duration", "date", "headline"}
    failing = [c for c in page().record.checks if c.verdict == "does_not_add_up"]

    assert [c for c in failing if c.kind in arithmetic] == []


def test_the_prose_dates_the_page_and_refutes_its_clock() -> None:
    assert page().published in key()["page"]["published"]["edtf"]
    assert "161 or 162 days" in page().published_basis
