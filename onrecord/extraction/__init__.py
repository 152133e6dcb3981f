"""Finds the record in prose and the article in a captured page. Plain Python, no Django."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.extraction.types import (
    CapturedComment,
    Check,
    Figure,
    Page,
    Record,
    Span,
    Statement,
    TimeExpression,
)

if TYPE_CHECKING:
    from onrecord.extraction.captures.page import read_page
    from onrecord.extraction.prose import read_prose

__all__ = [
    "CapturedComment",
    "Check",
    "Figure",
    "Page",
    "Record",
    "Span",
    "Statement",
    "TimeExpression",
    "read_page",
    "read_prose",
]

# A server needs neither before its first reader, and both together are a third of its start.
READERS = {"read_page": "captures.page", "read_prose": "prose"}


def __getattr__(name: str) -> Any:
    """What reads, once it is asked for: https://peps.python.org/pep-0562/."""
    if name not in READERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{READERS[name]}"), name)
