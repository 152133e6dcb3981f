"""The lock files pin, with hashes, something that fits each requirement."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN = PROJECT["dependencies"]
TEST = RUN + PROJECT["optional-dependencies"]["test"]


@pytest.mark.parametrize(("lock", "wanted"), [("run.lock", RUN), ("test.lock", TEST)])
def test_every_requirement_has_a_fitting_pin(lock: str, wanted: list[str]) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))
    unfit = [
        line
        for line in wanted
        if not (requirement := Requirement(line)).specifier.contains(
            pins.get(canonicalize_name(requirement.name), "0"), prereleases=True
        )
    ]

    assert unfit == []


@pytest.mark.parametrize("lock", ["run.lock", "test.lock"])
def test_every_pin_has_a_hash(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]

    assert blocks
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
