"""Reads a version's content back: the body as blocks, each knowing where its words stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from onrecord.reports.models.published import (
    Byline,
    Embed,
    FactBox,
    Heading,
    ItemList,
    ListItem,
    Named,
    Paragraph,
    PictureBlock,
    PublishedBlock,
    PublishedPicture,
    PublishedRendition,
    PublishedReport,
    Quotation,
    RelatedReport,
    Span,
    Table,
)
from onrecord.shared.marks import plain_text


def read_content(content: dict[str, Any]) -> PublishedReport:
    """The published report that a version's content describes."""
    prose = _Prose()
    body = tuple(READERS[block["type"]](block, prose) for block in content["body"])
    dateline = content["dateline"]
    return PublishedReport(
        short_id=content["short_id"],
        number=content["number"],
        headline=content["headline"],
        slug=content["slug"],
        section=Named(**content["section"]),
        summary=content["summary"],
        bylines=tuple(Byline(**byline) for byline in content["bylines"]),
        dateline_place=dateline["place"],
        dateline_date=dateline["date"],
        dateline_basis=dateline["basis"],
        lead_image=_picture(content["lead_image"]) if content["lead_image"] else None,
        body=body,
        topics=tuple(Named(**topic) for topic in content["topics"]),
        related=tuple(RelatedReport(**related) for related in content["related"]),
        language=content["language"],
        direction=content["direction"],
        first_published_at=dt.datetime.fromisoformat(content["first_published_at"]),
        published_at=dt.datetime.fromisoformat(content["published_at"]),
        text=prose.text,
    )


def prose_of(body: list[dict[str, Any]]) -> str:
    """The text of a version with these blocks."""
    prose = _Prose()
    for block in body:
        READERS[block["type"]](block, prose)
    return prose.text


class _Prose:
    """The version's text as it grows: blocks stand an empty line apart, items of a list a line."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str, *, gap: str = "\n\n") -> Span:
        """Append the words and say where they stand; nothing is added for no words."""
        if not words:
            return Span(len(self.text), len(self.text))
        start = len(self.text) + (len(gap) if self.text else 0)
        self.text += (gap if self.text else "") + words
        return Span(start, start + len(words))


def _paragraph(block: dict[str, Any], prose: _Prose) -> Paragraph:
    html = block["html"]
    return Paragraph(id=block["id"], html=html, span=prose.add(plain_text(html)))


def _heading(block: dict[str, Any], prose: _Prose) -> Heading:
    return Heading(id=block["id"], text=block["text"], span=prose.add(block["text"]))


def _quotation(block: dict[str, Any], prose: _Prose) -> Quotation:
    return Quotation(
        id=block["id"],
        text=block["text"],
        attribution=block["attribution"],
        span=prose.add(block["text"]),
    )


def _list(block: dict[str, Any], prose: _Prose) -> ItemList:
    items = tuple(
        ListItem(html=html, span=prose.add(plain_text(html), gap="\n" if place else "\n\n"))
        for place, html in enumerate(block["items"])
    )
    return ItemList(id=block["id"], items=items)


def _image(block: dict[str, Any], prose: _Prose) -> PictureBlock:
    return PictureBlock(id=block["id"], picture=_picture(block["picture"]))


def _table(block: dict[str, Any], prose: _Prose) -> Table:
    return Table(
        id=block["id"],
        caption=block["caption"],
        header=tuple(block["header"]),
        rows=tuple(tuple(row) for row in block["rows"]),
    )


def _embed(block: dict[str, Any], prose: _Prose) -> Embed:
    return Embed(id=block["id"], url=block["url"], title=block["title"])


def _fact_box(block: dict[str, Any], prose: _Prose) -> FactBox:
    return FactBox(
        id=block["id"],
        title=block["title"],
        title_span=prose.add(block["title"]),
        html=block["html"],
        span=prose.add(plain_text(block["html"])),
    )


def _picture(facts: dict[str, Any]) -> PublishedPicture:
    renditions = tuple(PublishedRendition(**rendition) for rendition in facts["renditions"])
    return PublishedPicture(**{**facts, "renditions": renditions})


READERS: dict[str, Callable[[dict[str, Any], _Prose], PublishedBlock]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quotation": _quotation,
    "list": _list,
    "image": _image,
    "table": _table,
    "embed": _embed,
    "fact_box": _fact_box,
}
