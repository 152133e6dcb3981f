"""A captured page as data, for those who go on computing with it."""

from __future__ import annotations

import dataclasses
from typing import Any

from onrecord.extraction import Page


def as_data(page: Page) -> dict[str, Any]:
    """A page as JSON takes it: the fields of the library's contract by their names."""
    data = dataclasses.asdict(page)
    data["captured"] = page.captured.isoformat() if page.captured else None
    return data
