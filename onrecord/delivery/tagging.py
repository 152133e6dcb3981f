"""Names in an answer's head what its page shows, so that a CDN can hold the page until told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from onrecord.delivery.baking import Baked

EVERYTHING = "everything"  # the tag of every page
HELD_FOR = 3600  # seconds, should it never be told
# Fastly and Cloudflare both take 16 KB; proxies on the way often take 4 KB of a head in all.
LONGEST = 2000


@dataclass(frozen=True)
class Manner:
    """How one kind of CDN wants to be told: the headers that name the tags of a page and how long
    it is held, the list in a purge, how long that may be, and the header with the key."""

    tags: str
    between: str
    hold: str
    listed_as: str
    most: int
    key: str
    key_begins: str = ""


MANNERS = {
    # https://www.fastly.com/documentation/reference/api/purging/
    "fastly": Manner(
        tags="Surrogate-Key",
        between=" ",
        hold="Surrogate-Control",
        listed_as="surrogate_keys",
        most=256,
        key="Fastly-Key",
    ),
    # https://developers.cloudflare.com/cache/how-to/purge-cache/purge-by-tags/
    "cloudflare": Manner(
        tags="Cache-Tag",
        between=",",
        hold="Cloudflare-CDN-Cache-Control",
        listed_as="tags",
        most=30,
        key="Authorization",
        key_begins="Bearer ",
    ),
}


def tags_of(topics: Iterable[str]) -> list[str]:
    """The tags of topics; a colon is not taken everywhere."""
    return sorted(topic.replace(":", "-") for topic in topics)


def headers_for(page: Baked) -> dict[str, str]:
    """What a CDN is told with a page; nothing where none is configured, or none may hold it.

    A page that time changes is not held, nor one that shows more things than can be named.
    """
    if not settings.CDN or page.fresh_until:
        return {}
    manner = MANNERS[settings.CDN]
    named = manner.between.join([EVERYTHING, *tags_of(page.shows)])
    if len(named) > LONGEST:
        return {}
    return {manner.tags: named, manner.hold: f"max-age={HELD_FOR}"}
