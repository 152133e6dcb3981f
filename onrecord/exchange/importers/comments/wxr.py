"""WordPress: the export file of its tools, "WordPress eXtended RSS", of every version.

What Disqus takes in is the same form with an identifier of the page in another namespace
(https://help.disqus.com, "Custom XML Import Format").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from onrecord.exchange.importers.comments import foreign
from onrecord.exchange.importers.comments.foreign import (
    ForeignAuthor,
    ForeignComment,
    ForeignThread,
    Item,
    Passed,
    State,
)
from onrecord.exchange.importers.comments.lines import opened
from onrecord.exchange.importers.comments.markup import as_typed
from onrecord.exchange.importers.comments.xml import child_text, elements

_IDENTIFIER = "{http://www.disqus.com/}thread_identifier"
_VERSION = re.compile(rb"http://wordpress\.org/export/(1\.\d+)/")
_STATES = {
    **{"1": State.PUBLISHED, "approve": State.PUBLISHED, "0": State.HELD, "hold": State.HELD},
    **{"spam": State.SPAM, "trash": State.DELETED, "post-trashed": State.DELETED},
}
_PINGS = {"pingback", "trackback"}


def read(place: str) -> Iterator[Item]:
    """A page before its first comment. Of a page only what stands above its comments is known."""
    wp = _namespace(place)
    comment, post_id = f"{wp}comment", f"{wp}post_id"
    page: dict[str, str] = {}
    is_told = False
    for element in elements(place, ends={"item", "link", "title", post_id, _IDENTIFIER, comment}):
        parent = element.getparent()
        if element.tag == "item":
            page, is_told = {}, False
        elif element.tag == comment:
            if not is_told:
                yield _thread(page, post_id)
                is_told = True
            yield _comment(element, wp, thread=_thread(page, post_id).id)
        elif parent is not None and parent.tag == "item":
            page[str(element.tag)] = (element.text or "").strip()


def _namespace(place: str) -> str:
    with opened(place) as file:
        found = _VERSION.search(file.read(65_536))
    version = found[1].decode() if found else "1.2"
    return f"{{http://wordpress.org/export/{version}/}}"


def _thread(page: dict[str, str], post_id: str) -> ForeignThread:
    url = page.get("link", "")
    return ForeignThread(
        id=page.get(post_id) or url,
        url=url,
        title=page.get("title", ""),
        identifier=page.get(_IDENTIFIER, ""),
    )


def _comment(element: etree._Element, wp: str, *, thread: str) -> Item:
    if child_text(element, f"{wp}comment_type") in _PINGS:
        return Passed(foreign.A_PING)
    number = child_text(element, f"{wp}comment_id")
    at = foreign.utc(child_text(element, f"{wp}comment_date_gmt")) or foreign.utc(
        child_text(element, f"{wp}comment_date")
    )
    if not number or at is None:
        return Passed(foreign.NO_TIME if number else foreign.NO_ID)
    parent = child_text(element, f"{wp}comment_parent")
    user = child_text(element, f"{wp}comment_user_id")
    return ForeignComment(
        id=number,
        thread=thread,
        parent="" if parent == "0" else parent,
        at=at,
        words=as_typed(child_text(element, f"{wp}comment_content"), lines_count=True),
        state=_STATES.get(child_text(element, f"{wp}comment_approved"), State.HELD),
        author=ForeignAuthor(
            id="" if user == "0" else user,
            # Kept as HTML: wp-includes/default-filters.php, "pre_comment_author_name".
            name=unescape(child_text(element, f"{wp}comment_author")),
            address=child_text(element, f"{wp}comment_author_email"),
        ),
    )
