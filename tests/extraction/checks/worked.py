"""Checks of a text, for tests to compare."""

from __future__ import annotations

import datetime as dt

from onrecord.extraction import Check, read_prose

DAY = dt.date(2019, 3, 24)  # a Sunday
CLOCK = dt.datetime(2019, 9, 1, 12, 0, tzinfo=dt.UTC)
COMPUTED = frozenset(
    "sum including difference change share ratio restated bound duration date weekday age".split()
)


def checks(
    text: str, kind: str, *, headline: str | None = None, published: dt.date | None = DAY
) -> list[Check]:
    """All checks of that kind."""
    found = read_prose(text, published=published, headline=headline).checks
    return [check for check in found if check.kind == kind]


def verdicts(text: str, kind: str, *, headline: str | None = None) -> list[str]:
    """What the checks of that kind say."""
    return [check.verdict for check in checks(text, kind, headline=headline)]


def computed(text: str, *, published: dt.date | None = DAY) -> list[tuple[str, str]]:
    """Kind and verdict of all that was computed, without the notes."""
    found = read_prose(text, published=published).checks
    return [
        (check.kind, check.verdict)
        for check in found
        if check.kind in COMPUTED and check.verdict != "note"
    ]
