"""Finds the record in prose and the article in a captured page. Plain Python, no Django."""

from onrecord.extraction.captures import read_page
from onrecord.extraction.prose import read_prose
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
