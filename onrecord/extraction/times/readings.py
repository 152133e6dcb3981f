"""What a matched time expression means: shared by the modules that read one kind each."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.times.calendar import Clock
from onrecord.extraction.types import TimeExpression, TimeType

FUTURE = re.compile(
    r"\b(?:will|would|shall|should|'ll|going to|due|scheduled|plans?|planned|expected|expects"
    r"|set to|to be|slated|next|upcoming|forthcoming|deadline)\b|\b(?:until|by) (?:the )?\Z"
)
PAST = re.compile(
    r"\b(?:was|were|had|said|did|been|told|announced|reported|\w{3,}ed"
    r"|left|went|came|took|made|gave|met|held|fell|rose|began|won|lost|ran|sent|saw|got|became|found"
    r"|spoke|wrote|struck|broke|built|bought|sold|paid|kept|led|stood|brought|caught|knew|grew|drew"
    r"|flew|chose)\b"
)
_BEHIND = re.compile(r"(?:(?! that\b)[^,]){0,30}\b(?:will|is due|is expected)\b")
_SENTENCE_END = re.compile(r"[.!?\n]\s")


class Place(NamedTuple):
    """Where an expression stands: the folded text, the text itself and what to reckon from.

    ``earlier`` is the last date told before it, which "the same day" and "a year earlier" mean.
    """

    plain: str
    text: str
    start: int
    end: int
    clock: Clock
    earlier: TimeExpression | None = None

    def before(self, *, reach: int = 24) -> str:
        return self.plain[max(0, self.start - reach) : self.start]

    def after(self, *, reach: int = 24) -> str:
        return self.plain[self.end : self.end + reach]

    def capitalised(self) -> bool:
        return self.text[self.start : self.end][:1].isupper()

    def is_future(self) -> bool:
        """Whether the words of its sentence point ahead of the report."""
        before = _SENTENCE_END.split(self.before(reach=90))[-1]
        if before.endswith(("since ", "last ")):
            return False
        after = _SENTENCE_END.split(self.after(reach=50))[0]
        found = [m.start() for m in FUTURE.finditer(before)]
        if found:
            past = [m.start() for m in PAST.finditer(before)]
            return found[-1] > max(past, default=-1) or " to be " in before
        return bool(("will" in after or "is " in after) and _BEHIND.match(after))


class Reading(NamedTuple):
    """Type, TIMEX3 value and EDTF form, with the name of the rule that read it."""

    type: TimeType
    value: str
    edtf: str | None
    rule: str
