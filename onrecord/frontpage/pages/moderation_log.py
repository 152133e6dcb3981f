"""The public log of decisions: its newest page, its blocks, and the same as data."""

from __future__ import annotations

import json

from django.urls import reverse

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.law import pages
from onrecord.law.pages import Leaf
from onrecord.shared.links import Link

JSON = "application/json"
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
        first_url=reverse("moderation_log"),
    )
