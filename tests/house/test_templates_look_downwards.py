"""An app's own templates use nothing of the apps above it; apps meet in onrecord/templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "onrecord"
LADDER = ["delivery", "people", "reports", "record", "discussion", "moderation", "law", "exchange"]
TEMPLATES = sorted(path for app in LADDER for path in (PACKAGE / app).rglob("templates/**/*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_names_no_app_above_its_own(path: Path) -> None:
    app = path.relative_to(PACKAGE).parts[0]
    above = LADDER[LADDER.index(app) + 1 :]
    words = path.read_text(encoding="utf-8")
    used = re.findall(r"""{%\s*(?:include|extends|load|url)\s+["']?(\w+)""", words)

    assert not set(used) & set(above)


def test_no_template_of_an_app_hides_behind_a_page_of_the_same_name() -> None:
    pages = {
        path.relative_to(PACKAGE / "templates") for path in PACKAGE.glob("templates/**/*.html")
    }
    ours = {Path(*path.relative_to(PACKAGE).parts[2:]) for path in TEMPLATES}

    assert pages & ours == set()
