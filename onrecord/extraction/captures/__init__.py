"""Reads a captured page, HTML or plain text: the report, its furniture, its comments, its date."""

from onrecord.extraction.captures.languages import is_right_to_left, language_of
from onrecord.extraction.captures.page import is_html, read_page

__all__ = ["is_html", "is_right_to_left", "language_of", "read_page"]
