"""oEmbed 1.0 (https://oembed.com): what another site shows for an address of this one."""

from __future__ import annotations

from html import escape

from msgspec import UNSET, Struct, UnsetType

WIDTH, HEIGHT = 560, 400  # pixels, where nothing else is asked for
FRAME, LINE, LETTER = 150, 26, 8.5  # pixels: what stands around the words, and their size
# The embedded page needs no script: it may only open links, in a window of their own.
SANDBOX = "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"


class Embedding(Struct, frozen=True, kw_only=True):
    """The answer to a consumer. A ``link`` has no ``html``, ``width`` and ``height``."""

    type: str
    title: str
    provider_name: str
    provider_url: str
    author_name: str | UnsetType = UNSET
    author_url: str | UnsetType = UNSET
    html: str | UnsetType = UNSET
    width: int | UnsetType = UNSET
    height: int | UnsetType = UNSET
    cache_age: int = 3600
    version: str = "1.0"


def frame(address: str, *, title: str, width: int, height: int) -> str:
    """An ``iframe`` with the page at ``address``, and a link where frames are not shown."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}"'
        f' height="{height}" loading="lazy" sandbox="{SANDBOX}"></iframe>'
    )


def height_for(words: int, *, width: int) -> int:
    """Pixels that so many letters need at that width; what needs more scrolls in its frame."""
    letters = max(10, int((width - 40) / LETTER))
    return min(HEIGHT, FRAME + LINE * (1 + words // letters))
