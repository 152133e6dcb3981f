"""Reads XML of strangers element by element, in constant memory, and unfolds nothing in it."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Collection, Iterator

from lxml import etree

from onrecord.exchange.importers.comments.lines import NOT_WHOLE, opened
from onrecord.exchange.importers.sources import CannotRead

# Not allowed in XML 1.0 (https://www.w3.org/TR/xml/#charsets), yet common in real exports.
_CONTROL = bytes(range(9)) + b"\x0b\x0c" + bytes(range(0x0E, 0x20))
_BLANKED = bytes.maketrans(_CONTROL, b" " * len(_CONTROL))
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def elements(
    place: str, *, ends: Collection[str], are_at_the_top: bool = False
) -> Iterator[etree._Element]:
    """Each element of these names (``{namespace}tag``) as it ends; forgotten once looked at.

    The file may be packed: Disqus mails its export as ``.xml.gz``.

    ``are_at_the_top`` where the same names stand deeper down for something else.

    A document type is refused: only there can entities be declared that unfold to gigabytes or
    name files of this machine (https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing).
    """
    with opened(place) as file:
        found = etree.iterparse(
            _Clean(file),
            events=("end",),
            tag=list(ends),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        try:
            for element in _walked(found, place):
                if not are_at_the_top or _is_at_the_top(element):
                    yield element
                    _forget(element)
        except etree.XMLSyntaxError as why:
            raise CannotRead(
                place, f"this is not whole XML ({why.msg}). Export it again and give the new file."
            ) from why
        except (EOFError, gzip.BadGzipFile, zlib.error) as why:
            raise CannotRead(place, NOT_WHOLE) from why


def child_text(element: etree._Element, tag: str) -> str:
    """The text of the child of that name, tidied at its ends; empty where there is none."""
    return (element.findtext(tag) or "").strip()


class _Clean:
    """A file whose bytes that no XML may hold are blanks."""

    def __init__(self, file: io.BufferedIOBase) -> None:
        self._file = file
        self._is_wide = file.read(2) in _WIDE
        file.seek(0)

    def read(self, size: int = -1) -> bytes:
        """The next bytes; of a file in UTF-16 as they are."""
        piece = self._file.read(size)
        return piece if self._is_wide else piece.translate(_BLANKED)


def _walked(
    found: etree.iterparse[tuple[str, etree._Element]], place: str
) -> Iterator[etree._Element]:
    for number, (_, element) in enumerate(found):
        if not number:
            _refuse_document_type(element, place)
        yield element


def _is_at_the_top(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.getparent() is None


def _refuse_document_type(element: etree._Element, place: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise CannotRead(
            place,
            "this XML declares a document type, which no export of comments does. It is not read.",
        )


def _forget(element: etree._Element) -> None:
    """Free the element and what stood before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
