"""Checks that what rose is more afterwards, and what fell less: "rose from 630 to 647"."""

from __future__ import annotations

import re

from onrecord.extraction.checks.lines import Line, Slot
from onrecord.extraction.checks.material import verdict_of
from onrecord.extraction.types import Check

_UP = (
    "rose|risen|rises|rising|grew|grown|grows|growing|increased|increases|increasing|climbed|climbs|"
    "jumped|surged|soared|went up|going up"
)
_DOWN = (
    "fell|fallen|falls|falling|dropped|drops|dropping|declined|declines|declining|decreased|"
    "decreases|slid|shrank|shrunk|sank|slipped|narrowed|plunged|plummeted|tumbled|dwindled|"
    "went down|going down"
)
_MOVED = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    rf"(?: (?!by\b|and\b|or\b|but\b|that\b)[a-z'-]+){{0,3}},? (?:from|to) (?:us)?[$€£]?\Z"
)
_RANKED = re.compile(r"\b(?:rank\w*|place[ds]?|spot|position|seed\w*|rated|ratings?|no\.|number #)")


def check_direction(line: Line, first: int, before: Slot, after: Slot) -> Check | None:
    """ "Rose from 630 to 647": what rose is more afterwards, except in rankings.

    ``first`` is where the pair's first mark stands.
    """
    said = _MOVED.search(line.text, max(0, first - 60), first)
    plain = _is_plain_end(before) and _is_plain_end(after) and before.value != after.value
    if said is None or not plain or _RANKED.search(line.text):
        return None
    risen = after.value > before.value
    fits = risen == (said["up"] is not None)
    told = f'"{said["up"] or said["down"]}" is said; {after.shown} is '
    told += f"{'more' if risen else 'less'} than {before.shown}."
    return Check(
        "difference",
        tuple(dict.fromkeys((before.operand, after.operand))),
        f"{after.shown} {'>' if risen else '<'} {before.shown}",
        verdict_of(fits=fits),
        told,
    )


def _is_plain_end(slot: Slot) -> bool:
    return slot.of.comparator in {"=", "~"} and slot.of.progress != "change"
