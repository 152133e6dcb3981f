"""Reads a captured page, HTML or plain text: the report, its furniture, its comments, its date."""

from onrecord.extraction.captures.page import read_page

__all__ = ["read_page"]
