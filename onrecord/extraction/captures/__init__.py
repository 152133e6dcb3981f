"""Reads a captured page, HTML or plain text: the report, its furniture, its comments, its date.

``page`` is the reader itself; what many ask before anything is read is at hand here.
"""

from onrecord.extraction.captures.languages import is_right_to_left, language_of
from onrecord.extraction.captures.markup import is_html

__all__ = ["is_html", "is_right_to_left", "language_of"]
