"""Disqus: the XML that its administrators are mailed (https://help.disqus.com, "Comments Export").

Threads come first, then posts; both are numbered by an attribute of Disqus's own namespace. A post
may name its thread by what the site called it instead, as the example there does.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from onrecord.exchange.importers.comments.markup import as_typed
from onrecord.exchange.importers.comments.xml import child_text, elements

_NS = "{http://disqus.com}"
_ID = "{http://disqus.com/disqus-internals}id"
_THREAD, _POST = f"{_NS}thread", f"{_NS}post"


def read(place: str) -> Iterator[Item]:
    """Threads and comments in the order of the file."""
    called: dict[str, str] = {}
    closed_off: set[str] = set()
    for element in elements(place, ends={_THREAD, _POST}, are_at_the_top=True):
        if element.tag == _THREAD:
            thread = _thread(element)
            if thread.identifier:
                called.setdefault(thread.identifier, thread.id)
            if child_text(element, f"{_NS}isDeleted") == "true":
                closed_off.add(thread.id)
            yield thread
        else:
            name = _reference(element, "thread")
            number = name or called.get(child_text(element, f"{_NS}thread"), "")
            yield _comment(element, thread=number, was_shown=number not in closed_off)


def _thread(element: etree._Element) -> ForeignThread:
    return ForeignThread(
        id=element.get(_ID) or "",
        url=child_text(element, f"{_NS}link"),
        title=child_text(element, f"{_NS}title"),
        identifier=child_text(element, f"{_NS}id"),
    )


def _comment(element: etree._Element, *, thread: str, was_shown: bool) -> Item:
    number = element.get(_ID) or child_text(element, f"{_NS}id")
    at = foreign.utc(child_text(element, f"{_NS}createdAt"))
    if not number or at is None:
        return Passed(foreign.NO_TIME if number else foreign.NO_ID)
    return ForeignComment(
        id=number,
        thread=thread,
        parent=_reference(element, "parent"),
        at=at,
        words=as_typed(child_text(element, f"{_NS}message")),
        state=_state(element, was_shown=was_shown),
        author=_author(element),
    )


def _state(element: etree._Element, *, was_shown: bool) -> State:
    if child_text(element, f"{_NS}isSpam") == "true":
        return State.SPAM
    if child_text(element, f"{_NS}isDeleted") == "true":
        return State.DELETED
    if child_text(element, f"{_NS}isApproved") == "false":
        return State.HELD
    # With a thread its comments are taken down, whatever each of them says.
    return State.PUBLISHED if was_shown else State.REJECTED


def _author(element: etree._Element) -> ForeignAuthor:
    author = element.find(f"{_NS}author")
    if author is None:
        return ForeignAuthor()
    return ForeignAuthor(
        id=child_text(author, f"{_NS}username"),
        name=child_text(author, f"{_NS}name"),
        address=child_text(author, f"{_NS}email"),
    )


def _reference(element: etree._Element, tag: str) -> str:
    found = element.find(f"{_NS}{tag}")
    return (found.get(_ID) or "") if found is not None else ""
