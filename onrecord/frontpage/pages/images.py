"""Pictures as templates show them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reports.models import Picture, PictureRendition
from onrecord.reports.models.published import PublishedPicture

CC = re.compile(r"CC[ -](BY(?:-(?:SA|NC|ND|NC-SA|NC-ND))?)[ -](\d\.\d)", re.IGNORECASE)
CC_ZERO = re.compile(r"CC0(?:[ -]1\.0)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ImageSource:
    """Files of one media type."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture with what a reader must know of it; see ``pieces/reports/image.html``."""

    src: str
    width: int
    height: int
    srcset: str
    sources: tuple[ImageSource, ...] = ()
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    licence_url: str = ""
    is_file_photo: bool = False


def image_of(picture: PublishedPicture | None) -> Image | None:
    """A version's picture; None where there is none, or no file of it."""
    shown = picture.shown if picture else None
    if picture is None or shown is None:
        return None
    return Image(
        src=shown.url,
        width=shown.width,
        height=shown.height,
        srcset=picture.jpeg,
        sources=(ImageSource("image/webp", picture.webp),) if picture.webp else (),
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
        licence=picture.licence,
        licence_url=licence_url(picture.licence),
        is_file_photo=picture.is_file_photo,
    )


def thumbnail_of(picture: Picture | None) -> Image | None:
    """A picture in a list, from renditions that are fetched already: a page never makes any."""
    if picture is None:
        return None
    files = [one for one in picture.renditions.all() if one.file.name.endswith((".jpg", ".jpeg"))]
    sizes = sorted((one for one in files if _is_ours(one)), key=lambda one: one.width)
    if not sizes:
        return None
    return Image(
        src=sizes[0].url,
        width=sizes[0].width,
        height=sizes[0].height,
        srcset=", ".join(f"{one.url} {one.width}w" for one in sizes),
    )


def licence_url(licence: str) -> str:
    """Where a Creative Commons licence can be read; empty for any other."""
    if found := CC.search(licence):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if CC_ZERO.search(licence):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return ""


def _is_ours(rendition: PictureRendition) -> bool:
    """Made for readers: the desk has its own, smaller ones."""
    return str(rendition.filter_spec).startswith("width-")
