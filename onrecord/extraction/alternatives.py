"""Writes a list of words as one pattern that shares their beginnings, and so fails early."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, a longer one before its own beginning.

    ``may|march|mar`` is tried word by word at every letter of a text; ``ma(?:y|r(?:ch)?)`` gives
    up at the first letter that no word has.
    """
    grouped: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        grouped.setdefault(word[:1], []).append(word[1:])
    ends_here = grouped.pop("", None) is not None
    branches = [re.escape(first) + one_of(rest) for first, rest in grouped.items()]
    if not branches:
        return ""
    listed = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{listed})?" if ends_here else listed
