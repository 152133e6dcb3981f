"""A version's body as templates show it: block by block, with the record marked in the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

from onrecord.frontpage.pages.images import Image, image_of
from onrecord.frontpage.pages.notes import place_notes
from onrecord.record.pages import MarginNote, ProseMark
from onrecord.reports.models.published import (
    Embed,
    FactBox,
    Heading,
    ItemList,
    Paragraph,
    PictureBlock,
    PublishedBlock,
    Quotation,
    Span,
    Table,
)
from onrecord.shared.marks import Mark, mark, plain_text

INSERTION = re.compile(r"\[[^\[\]\n]{1,300}\]")
EMPTY = mark_safe("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block; which facts it has depends on its kind, see ``pieces/reports/prose.html``."""

    kind: str
    html: SafeString = EMPTY
    anchor: str = ""
    items: tuple[SafeString, ...] = ()
    is_ordered: bool = False
    source: SafeString = EMPTY
    title: str = ""
    image: Image | None = None
    header: tuple[str, ...] = ()
    rows: tuple[tuple[SafeString, ...], ...] = ()
    url: str = ""
    host: str = ""
    description: str = ""
    notes: tuple[MarginNote, ...] = ()


def blocks_of(body: Sequence[PublishedBlock], marks: Sequence[ProseMark]) -> tuple[Block, ...]:
    """The body with its statements, figures and insertions marked, and notes beside the blocks."""
    writer = _Writer(marks)
    return tuple(writer.block(block) for block in body)


def headline_of(headline: str, marks: Sequence[ProseMark]) -> SafeString:
    """A headline, or its first part, with its statement and figures marked."""
    return _Writer(marks).marks_alone(_plain(headline), Span(0, len(headline)))


@dataclass
class _Writer:
    """Writes blocks in order: an id is given once, however many blocks a statement runs through."""

    marks: Sequence[ProseMark]
    named: set[str] = field(default_factory=set)
    noted: dict[str, MarginNote] = field(default_factory=dict)
    lasts: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.lasts = {}
        for one in self.marks:
            if one.statement:
                key = one.statement.statement_id
                self.lasts[key] = max(self.lasts.get(key, 0), one.end)

    def block(self, block: PublishedBlock) -> Block:
        before = len(self.noted)
        facts = WRITERS[type(block)](block, self.marked)
        return Block(kind=block.kind, **facts, notes=tuple(self.noted.values())[before:])

    def marked(self, html: str, span: Span) -> SafeString:
        """The HTML whose plain text stands at ``span`` of the version's text."""
        inside = [one for one in self.marks if one.start < span.end and one.end > span.start]
        marks = [piece for one in inside for piece in self._pieces(one, span)]
        marks += [
            Mark(found.start(), found.end(), "span", {"class": "insertion"})
            for found in INSERTION.finditer(plain_text(html))
        ]
        ends = {
            one.statement.statement_id: (one.end - span.start, one.statement)
            for one in inside
            if one.statement
            and one.end == self.lasts[one.statement.statement_id]
            and one.end <= span.end
        }
        return mark_safe(place_notes(html, marks, list(ends.values())))  # noqa: S308  nh3 cleaned it at publishing; marks escape what they add

    def marks_alone(self, html: str, span: Span) -> SafeString:
        """The same without notes and insertions, for words that carry their note elsewhere."""
        pieces = [piece for one in self.marks for piece in self._pieces(one, span)]
        return mark_safe(mark(html, pieces))  # noqa: S308  escaped

    def _pieces(self, one: ProseMark, span: Span) -> list[Mark]:
        start, end = max(one.start, span.start), min(one.end, span.end)
        at = (start - span.start, end - span.start)
        pieces = []
        if one.statement:
            pk = one.statement.statement_id
            self.noted.setdefault(pk, one.statement)
            facts = {"class": "statement", "data-kind": one.statement.kind, "data-statement": pk}
            named = self._named(f"s-{pk}")
            pieces.append(Mark(*at, "span", {**named, **facts}))
        if one.figure_id:
            named = self._named(f"f-{one.figure_id}")
            facts = {"class": "figure", "value": one.figure_value}
            pieces.append(Mark(*at, "data", {**named, **facts}))
        return pieces

    def _named(self, name: str) -> dict[str, str]:
        if name in self.named:
            return {}
        self.named.add(name)
        return {"id": name}


Marked = Callable[[str, Span], SafeString]


def _paragraph(block: Paragraph, marked: Marked) -> dict[str, Any]:
    return {"html": marked(block.html, block.span)}


def _heading(block: Heading, marked: Marked) -> dict[str, Any]:
    return {"html": marked(_plain(block.text), block.span), "anchor": f"h-{block.id[:8]}"}


def _quotation(block: Quotation, marked: Marked) -> dict[str, Any]:
    html = f"<p>{_plain(block.text)}</p>"
    return {"html": marked(html, block.span), "source": mark_safe(_plain(block.attribution))}  # noqa: S308  escaped


def _list(block: ItemList, marked: Marked) -> dict[str, Any]:
    return {"items": tuple(marked(item.html, item.span) for item in block.items)}


def _image(block: PictureBlock, marked: Marked) -> dict[str, Any]:
    return {"image": image_of(block.picture)}


def _table(block: Table, marked: Marked) -> dict[str, Any]:
    rows = tuple(tuple(mark_safe(_plain(cell)) for cell in row) for row in block.rows)  # noqa: S308  escaped
    return {"title": block.caption, "header": block.header, "rows": rows}


def _embed(block: Embed, marked: Marked) -> dict[str, Any]:
    return {"title": block.title, "url": block.url, "host": urlsplit(block.url).hostname or ""}


def _fact_box(block: FactBox, marked: Marked) -> dict[str, Any]:
    return {"title": block.title, "html": marked(block.html, block.span)}


def _plain(text: str) -> str:
    """Plain text as HTML whose plain text it is."""
    return escape(text, quote=False).replace("\n", "<br>")


WRITERS: dict[type, Callable[[Any, Marked], dict[str, Any]]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Quotation: _quotation,
    ItemList: _list,
    PictureBlock: _image,
    Table: _table,
    Embed: _embed,
    FactBox: _fact_box,
}
