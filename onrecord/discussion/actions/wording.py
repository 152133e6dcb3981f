"""The words of a comment before they are kept: tidied, and neither empty nor endless."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from onrecord.shared.comment_text import LONGEST
from onrecord.shared.text import tidy_prose


def checked_words(text: str) -> str:
    """The tidied text, or ``ValidationError`` saying what to change."""
    words = tidy_prose(text)
    if not words.strip():
        raise ValidationError("Write something first: the comment is empty.", code="empty")
    if len(words) > LONGEST:
        raise ValidationError(
            f"The comment has {len(words):,} characters and may have {LONGEST:,}. "
            "Shorten it, or post it in parts.",
            code="too_long",
        )
    return words
