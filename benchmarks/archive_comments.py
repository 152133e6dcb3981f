"""Comments of an archive as rows, in threads, with keys and counts as readers would leave them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from archive_tables import Table, stored
from archive_words import Writer

LETTERS = "23456789bcdfghjkmnpqrstvwxz"
SPREAD = 7_654_321_987  # shares no factor with the 27 letters: no two comments share an id
LARGEST = 3_000  # of a report, where 1 is the least and 5 the mean
REPLIES = 0.6  # of comments answer another
HELD = 0.002  # of comments wait for a moderator
WAIT = dt.timedelta(seconds=40)  # between two comments
WIDTH, DEEPEST = 7, 20  # of a path: see discussion.models.ordering


def shares(count: int, *, comments: int, writer: Writer) -> list[tuple[int, int]]:
    """For each of so many reports how many comments it shows, and how many wait: most a few."""
    chance = writer.chance
    weights = [min(LARGEST, chance.paretovariate(1.2)) - 0.9 for _ in range(count)]
    whole = sum(weights)
    ends = [0, *(round(comments * one / whole) for one in accumulate(weights))]
    found = []
    for before, after in pairwise(ends):
        held = sum(chance.random() < HELD for _ in range(after - before))
        found.append((after - before - held, held))
    return found


class Comments:
    """Adds a discussion's comments to a table that is written in bulk."""

    def __init__(self, readers: list[Any], writer: Writer) -> None:
        from onrecord.discussion.models import Comment  # noqa: PLC0415  after the set-up

        self.table, self.readers = Table(Comment), [one.pk for one in readers]
        self.writer, self.chance = writer, writer.chance

    def add(self, discussion: int, *, shown: int, held: int, since: dt.datetime) -> None:
        """So many comments, one after another, and at last those that still wait."""
        rows: list[dict[str, Any]] = []
        for place in range(1, shown + 1):
            parent = self.chance.choice(rows) if rows and self.chance.random() < REPLIES else None
            facts = self._facts(self.table.next + len(rows), discussion, since + WAIT * place)
            rows.append(facts | _place(place, parent, rows, first=self.table.next))
            rows[-1]["recommends"] = int(self.chance.paretovariate(1.2)) - 1
        for facts in rows:
            self.table.add(**_weighed(facts))
        for place in range(held):
            facts = self._facts(self.table.next, discussion, since + WAIT * (shown + held + place))
            waits = {"status": "held", "held_because": "words", "published_at": None}
            self.table.add(**facts | waits)

    def _facts(self, number: int, discussion: int, at: dt.datetime) -> dict[str, Any]:
        words, moment = self.writer.remark(), stored(at)
        return {
            "discussion_id": discussion,
            "author_id": self.chance.choice(self.readers),
            "short_id": _short_id(number),
            "salt": f"{self.chance.getrandbits(128):032x}",
            "status": "published",
            "created_at": moment,
            "status_at": moment,
            "published_at": moment,
            "body_source": words,
            "body_html": f"<p>{words}</p>",
        }


def _place(
    place: int, parent: dict[str, Any] | None, rows: list[dict[str, Any]], *, first: int
) -> dict[str, Any]:
    """Where ``Comment.stand_at`` would put it; counts it on those above."""
    ordinal = f"{place:0{WIDTH}d}"
    facts = {"publish_seq": place, "thread_size": 0, "replies_shown": 0, "path": ordinal}
    if parent is None:
        return facts
    above = first + parent["publish_seq"] - 1
    root = parent.get("root_id", above)
    rows[root - first]["thread_size"] += 1
    parent["replies_shown"] += 1
    return facts | {
        "parent_id": above,
        "root_id": root,
        "depth": parent.get("depth", 0) + 1,
        "path": parent["path"][: WIDTH * (DEEPEST - 1)] + ordinal,
    }


def _weighed(facts: dict[str, Any]) -> dict[str, Any]:
    place = facts["publish_seq"]
    return facts | {
        "by_best": _best(facts["recommends"]) * 10**WIDTH + place,
        "by_replies": facts["replies_shown"] * 10**WIDTH + place,
        "by_picks": place,
    }


@lru_cache(maxsize=4096)
def _best(recommends: int) -> int:
    from onrecord.discussion.models.ordering import wilson  # noqa: PLC0415  after the set-up

    return wilson(recommends, 0)


def _short_id(number: int) -> str:
    rest, signs = number * SPREAD % 27**10, []
    for _ in range(10):
        rest, sign = divmod(rest, 27)
        signs.append(LETTERS[sign])
    return "".join(signs)
