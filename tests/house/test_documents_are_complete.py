"""A setting, command or log action that is not described fails here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "onrecord"
REFERENCE = ROOT / "docs" / "reference"
READS = re.compile(r"""env\.(text|flag|number|words|secret)\(\s*f?["']([A-Z_]+)["']""")

SETTINGS = sorted(
    {
        name
        for path in PACKAGE.rglob("*.py")
        for _, name in READS.findall(path.read_text(encoding="utf-8"))
    }
)
COMMANDS = sorted(
    path.stem
    for path in PACKAGE.glob("*/management/commands/*.py")
    if not path.stem.startswith("_")
)
LOG_ACTIONS = sorted(
    {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(
            r"""["']((?:reports|record|discussion|moderation|law|people|exchange)\.[a-z_]+)["']:\s*\(""",
            path.read_text(encoding="utf-8"),
        )
    }
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_described(setting: str) -> None:
    assert f"`{setting}`" in (REFERENCE / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert f"## onrecord {command}" in (REFERENCE / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("action", LOG_ACTIONS)
def test_every_log_action_is_described(action: str) -> None:
    assert f"`{action}`" in (REFERENCE / "log-actions.md").read_text(encoding="utf-8")


def test_there_is_something_to_describe() -> None:
    assert SETTINGS
    assert COMMANDS
    assert LOG_ACTIONS


def test_the_project_speaks_of_itself_alone() -> None:
    """No machine's path and no package index stands in what is handed on."""
    telling = re.compile(r"/work/|/root/|pypi\.org|pythonhosted|registry\.npmjs|/tmp/[a-z-]+\.md")
    spoken = [
        path
        for pattern in ("*.md", "docs/**/*.md", "onrecord/**/*.py", "requirements/*", "tools/*")
        for path in ROOT.glob(pattern)
        if path.is_file() and "_build" not in path.parts
    ]

    assert [path.name for path in spoken if telling.search(path.read_text(encoding="utf-8"))] == []


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150
