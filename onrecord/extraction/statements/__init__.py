"""Finds statements in prose: who says what, in whose words, and how we know who says it."""

from __future__ import annotations

from onrecord.extraction.statements.assembly import find_statements

__all__ = ["find_statements"]
