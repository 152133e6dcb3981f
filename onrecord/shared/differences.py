"""What changed between two texts, word by word, as data for a page to show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one text or of both. All ``same`` and ``added`` in order are the later text."""

    kind: Literal["same", "added", "removed"]
    text: str


def differences(before: str, after: str) -> list[Stretch]:
    """The way from ``before`` to ``after``; of words that were replaced the old come first."""
    old, new = _words(before), _words(after)
    stretches: list[Stretch] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            stretches.append(Stretch("same", "".join(new[new_start:new_end])))
            continue
        if old_start < old_end:
            stretches.append(Stretch("removed", "".join(old[old_start:old_end])))
        if new_start < new_end:
            stretches.append(Stretch("added", "".join(new[new_start:new_end])))
    return stretches


def _words(text: str) -> list[str]:
    """Words and what stands between them, each a piece of its own; joined they are the text."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)
