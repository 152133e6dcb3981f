"""The public log of decisions: its newest page, its blocks, and the same as data."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

from django.urls import reverse
from django.utils import timezone

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.law import pages
from onrecord.law.pages import Leaf
from onrecord.shared.links import Link

JSON = "application/json"
ADDED_UP_AFTER = dt.timedelta(hours=1)
"""Adding up a year reads all of it, so that it is not done after every decision."""
FEED = "/feeds/moderation-log.atom"


def newest() -> Baked:
    """The newest decisions, and what all of them add up to."""
    return _bake(pages.first_leaf(), with_sums=True)


def before(*, before: int) -> Baked:
    """A block of decisions."""
    return _bake(pages.leaf(before=before), with_sums=False)


def data(*, before: int) -> Baked:
    """A block as JSON: whoever has all blocks can recompute every hash."""
    entries, shows = pages.told_before(before=before)
    body = json.dumps({"entries": entries}, indent=1)
    return Baked(body=body.encode(), shows=shows, content_type=JSON)


def year(*, year: int) -> Baked:
    """The transparency report of a year."""
    address = reverse("moderation_year", args=[year])
    return bake(
        "moderation_year.html",
        head=Head(url=address, description=f"What was decided about comments in {year}."),
        shows={"page:standards"},
        fresh_until=timezone.now() + ADDED_UP_AFTER,
        yearly=pages.yearly(year=year),
        table_url=reverse("moderation_year_table", args=[year]),
        log_url=reverse("moderation_log"),
    )


def table(*, year: int) -> Baked:
    """The same as CSV."""
    written = io.StringIO()
    csv.writer(written).writerows(pages.rows_of(year=year))
    return Baked(
        body=written.getvalue().encode(),
        shows=frozenset(),
        content_type="text/csv; charset=utf-8",
        fresh_until=timezone.now() + ADDED_UP_AFTER,
    )


def _bake(leaf: Leaf, *, with_sums: bool) -> Baked:
    return bake(
        "moderation_log.html",
        head=Head(
            url=leaf.url,
            description="Every decision about a comment: by which clause, when, what became of it.",
            feeds=(Link("Moderation log", FEED),),
        ),
        shows={*leaf.shows, "page:standards"} if with_sums else leaf.shows,
        leaf=leaf,
        sums=pages.sums() if with_sums else None,
        feed_url=FEED,
        years=[Link(str(one), reverse("moderation_year", args=[one])) for one in pages.years()]
        if with_sums
        else (),
    )
