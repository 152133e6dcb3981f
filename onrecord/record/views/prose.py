"""The text of a report at the desk, with the words of its entries marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from onrecord.record.actions.inside import STANDING
from onrecord.record.models import Statement
from onrecord.record.models.entry import Entry
from onrecord.record.views.entries import AnEntry, name_of, sort_of
from onrecord.shared.marks import Mark, mark

GAP = "\n\n"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as safe HTML, and the character of the text at which it begins."""

    start: int
    html: SafeString


def marked_headline(headline: str, entries: Iterable[AnEntry]) -> SafeString:
    """The headline with the words of its entries marked."""
    return _marked(headline, 0, _marks(entries, Entry.Place.HEADLINE))


def marked_paragraphs(text: str, entries: Iterable[AnEntry]) -> list[Paragraph]:
    """The text's paragraphs with the words of its entries marked."""
    words = text.split(GAP)
    starts, at = [], 0
    for paragraph in words:
        starts.append(at)
        at += len(paragraph) + len(GAP)
    marks: list[list[Mark]] = [[] for _ in words]
    for found in _marks(entries, Entry.Place.TEXT):
        for number in range(max(0, bisect_right(starts, found.start) - 1), len(words)):
            if starts[number] >= found.end:
                break
            marks[number].append(found)
    return [
        Paragraph(start, _marked(paragraph, start, here))
        for paragraph, start, here in zip(words, starts, marks, strict=True)
    ]


def _marks(entries: Iterable[AnEntry], place: str) -> list[Mark]:
    return [
        Mark(start=start, end=end, tag="span", attributes=_attributes(entry, is_first=not number))
        for entry in entries
        if entry.place == place and entry.state in STANDING
        for number, (start, end) in enumerate(_spans(entry))
    ]


def _spans(entry: AnEntry) -> Sequence[Sequence[int]]:
    return entry.content if isinstance(entry, Statement) else [[entry.start, entry.end]]


def _attributes(entry: AnEntry, *, is_first: bool) -> dict[str, str]:
    sort, name = sort_of(entry), name_of(entry)
    named = {"id": f"words-{name}"} if is_first else {}
    return {"class": f"found found-{sort} found-{entry.state}", "data-entry": name, **named}


def _marked(text: str, at: int, marks: list[Mark]) -> SafeString:
    """The text, escaped, with the marks that touch it."""
    here = [_clipped(found, at, at + len(text)) for found in marks]
    # Safe: the text is escaped here, and `mark` escapes what it puts into attributes.
    return mark_safe(mark(escape(text), here))  # noqa: S308  as said above


def _clipped(found: Mark, start: int, end: int) -> Mark:
    """The part of a mark that stands in these characters, counted from the first of them."""
    attributes = dict(found.attributes)
    if found.start < start:
        attributes.pop("id", None)  # it was given where the mark begins
    return Mark(
        start=max(found.start, start) - start,
        end=min(found.end, end) - start,
        tag=found.tag,
        attributes=attributes,
    )
