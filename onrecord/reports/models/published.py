"""What a version says, as frozen records for pages to show: nothing here asks the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, TypeAlias

from django.conf import settings


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``end`` of a version's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PublishedRendition:
    """A picture at one size: ``file`` is its path under the media folder."""

    file: str
    type: str
    width: int
    height: int

    @property
    def url(self) -> str:
        """Where readers get it."""
        return f"{settings.MEDIA_URL}{self.file}"


@dataclass(frozen=True, slots=True)
class PublishedPicture:
    """A picture with what readers are told of it."""

    picture_id: int
    sha1: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence: str
    is_file_photo: bool
    renditions: tuple[PublishedRendition, ...]

    def of_type(self, kind: str) -> tuple[PublishedRendition, ...]:
        """Its renditions of one media type, such as ``image/webp``, smallest first."""
        return tuple(rendition for rendition in self.renditions if rendition.type == kind)

    @property
    def webp(self) -> str:
        """The ``srcset`` of its WebP renditions."""
        return _srcset(self.of_type("image/webp"))

    @property
    def jpeg(self) -> str:
        """The ``srcset`` of its JPEG renditions."""
        return _srcset(self.of_type("image/jpeg"))

    @property
    def shown(self) -> PublishedRendition | None:
        """The JPEG for ``src``: the middle size, or none where no rendition could be made."""
        sizes = self.of_type("image/jpeg")
        return sizes[len(sizes) // 2] if sizes else None

    @property
    def largest(self) -> PublishedRendition | None:
        """The largest JPEG, for cards and feeds."""
        return max(self.of_type("image/jpeg"), key=lambda one: one.width, default=None)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who worked on the report, and as what."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Named:
    """A section or topic under its name and address at the time."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class RelatedReport:
    """Another report, under its headline at the time."""

    short_id: str
    headline: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more paragraphs of prose."""

    kind: ClassVar[str] = "paragraph"
    id: str
    html: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the report."""

    kind: ClassVar[str] = "heading"
    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words set apart; the attribution is not part of the version's text."""

    kind: ClassVar[str] = "quotation"
    id: str
    text: str
    attribution: str
    span: Span


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    html: str
    span: Span


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items."""

    kind: ClassVar[str] = "list"
    id: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture within the report."""

    kind: ClassVar[str] = "image"
    id: str
    picture: PublishedPicture


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header."""

    kind: ClassVar[str] = "table"
    id: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Embed:
    """Something to see elsewhere."""

    kind: ClassVar[str] = "embed"
    id: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class FactBox:
    """Background beside the report."""

    kind: ClassVar[str] = "fact_box"
    id: str
    title: str
    title_span: Span
    html: str
    span: Span


PublishedBlock: TypeAlias = (
    Paragraph | Heading | Quotation | ItemList | PictureBlock | Table | Embed | FactBox
)


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """All that one version says."""

    short_id: str
    number: int
    headline: str
    slug: str
    section: Named
    summary: str
    bylines: tuple[Byline, ...]
    dateline_place: str
    dateline_date: str
    dateline_basis: str
    lead_image: PublishedPicture | None
    body: tuple[PublishedBlock, ...]
    topics: tuple[Named, ...]
    related: tuple[RelatedReport, ...]
    language: str
    direction: str
    first_published_at: dt.datetime
    published_at: dt.datetime
    text: str


def _srcset(renditions: tuple[PublishedRendition, ...]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
