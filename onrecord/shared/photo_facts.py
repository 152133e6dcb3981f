"""What a photograph's file says of itself: IPTC, XMP and EXIF, in that order of trust."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import IO, Any

from PIL import Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

# IPTC-IIM 4.2, record 2.
IPTC = {"caption": 120, "credit": 110, "creator": 80, "copyright": 116, "date": 55}
# EXIF 2.32: ImageDescription, Artist, Copyright; DateTimeOriginal is in its own directory.
EXIF = {"caption": 0x010E, "creator": 0x013B, "copyright": 0x8298}
EXIF_DIRECTORY, EXIF_TAKEN = 0x8769, 0x9003
# IPTC Photo Metadata Standard in XMP; Pillow leaves the prefixes out.
XMP = {
    "alt": "AltTextAccessibility",
    "caption": "description",
    "credit": "Credit",
    "creator": "creator",
    "copyright": "rights",
    "date": "DateCreated",
}
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """Texts as the file has them, tidied; empty where it says nothing. ``date`` is ISO 8601."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    creator: str = ""
    copyright: str = ""
    date: str = ""

    def as_dict(self) -> dict[str, str]:
        """Those that say something."""
        return {name: text for name, text in asdict(self).items() if text}


def read_photo(file: IO[bytes]) -> PhotoFacts:
    """Read the facts out of an image file; a file that cannot be read has none."""
    found: dict[str, str] = {}
    try:
        file.seek(0)
        with Image.open(file) as image:
            for reader in (_iptc, _xmp, _exif):
                for name, value in _guarded(reader, image):
                    text = _date(value) if name == "date" else _tidy(value)
                    if text:
                        found.setdefault(name, text)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return PhotoFacts()
    finally:
        file.seek(0)
    return PhotoFacts(**found)


def decode(file: IO[bytes]) -> None:
    """Read every pixel of a picture: ``OSError`` where part of it is missing."""
    file.seek(0)
    with Image.open(file) as image:
        image.load()
    file.seek(0)


def _guarded(reader: Any, image: ImageFile) -> list[tuple[str, Any]]:
    """What one reader finds. Cameras write broken metadata in every way there is."""
    try:
        return list(reader(image))
    except Exception:  # the picture is fine all the same
        return []


def _iptc(image: ImageFile) -> Iterator[tuple[str, Any]]:
    facts = IptcImagePlugin.getiptcinfo(image) or {}
    for name, number in IPTC.items():
        if (2, number) in facts:
            yield name, facts[2, number]


def _exif(image: ImageFile) -> Iterator[tuple[str, Any]]:
    facts = image.getexif()
    for name, number in EXIF.items():
        yield name, facts.get(number, "")
    yield "date", facts.get_ifd(EXIF_DIRECTORY).get(EXIF_TAKEN, "")


def _xmp(image: ImageFile) -> Iterator[tuple[str, Any]]:
    described = image.getxmp().get("xmpmeta", {}).get("RDF", {}).get("Description", {})
    parts = described if isinstance(described, list) else [described]
    for name, key in XMP.items():
        for part in parts:
            if part.get(key):
                yield name, part[key]


def _tidy(value: Any) -> str:
    """One line of text out of bytes, a list, or XMP's nested alternatives."""
    if isinstance(value, dict):
        inner = value.get("Alt") or value.get("Seq") or value.get("Bag") or value
        return _tidy(inner.get("li") or inner.get("text") or "")
    if isinstance(value, list | tuple):
        return _tidy(value[0]) if value else ""
    if isinstance(value, bytes):
        value = _decoded(value)
    words = re.sub(r"[\x00-\x1f\x7f]+", " ", str(value))
    return " ".join(words.split())[:LONGEST]


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", errors="replace")


def _date(value: Any) -> str:
    """The day out of ``20161130``, ``2016:11:30 10:00:00`` or ``2016-11-30T10:00``."""
    digits = re.match(r"(\d{4})\D?(\d\d)\D?(\d\d)", _tidy(value))
    if not digits:
        return ""
    try:
        return dt.date(int(digits[1]), int(digits[2]), int(digits[3])).isoformat()
    except ValueError:
        return ""
