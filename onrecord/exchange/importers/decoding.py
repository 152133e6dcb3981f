"""Turns the bytes of a saved page into text, and says what was assumed in doing so."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.I
)
CONTROL = re.compile(b"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
FOREIGN_LETTERS = re.compile("[\u00c0-\u024f]")
LETTERS = re.compile(r"[^\W\d_]")
# As the WHATWG has it: pages that say Latin-1 or ASCII are written on Windows.
WINDOWS = frozenset({"iso8859-1", "ascii", "cp1252"})


class Decoded(NamedTuple):
    """The text of a page, and what had to be assumed about its encoding."""

    text: str
    note: str | None


class WronglyEncoded(Exception):
    """No encoding makes text of these bytes; the message says what to do next."""


def decode(raw: bytes, *, content_type: str = "") -> Decoded:
    """Tries what the bytes and the page say of themselves, then UTF-8, then Windows-1252."""
    for bom, name in BOMS:
        if raw.startswith(bom):
            return Decoded(_strictly(raw, name), None)
    if wide := _wide(raw):
        return Decoded(_strictly(raw, wide), f"It has no mark of its encoding; read as {wide}.")
    declared = _declared(raw, content_type)
    if declared:
        try:
            return Decoded(raw.decode(declared), None)
        except UnicodeDecodeError:
            pass
    try:
        text, note = raw.decode("utf-8"), f"It says {declared}, but is UTF-8; read as that."
        return Decoded(text, note if declared not in (None, "utf-8") else None)
    except UnicodeDecodeError as error:
        return _as_windows(raw, error)


def is_binary(raw: bytes) -> bool:
    """Whether these bytes were never text: no text has so many control signs."""
    if _wide(raw) or any(raw.startswith(bom) for bom, _ in BOMS):
        return False
    return len(CONTROL.findall(raw[:100_000])) * 200 > len(raw[:100_000])


def _wide(raw: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text every other byte is nothing."""
    head = raw[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(even, odd) < len(head) * 0.3 or min(even, odd) > len(head) * 0.05:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _strictly(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise WronglyEncoded(
            f"It begins as {name.upper()} but does not hold to it: it is cut off or damaged. "
            "Save the page again."
        ) from error


def _declared(raw: bytes, content_type: str) -> str | None:
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    found = DECLARED.search(raw[:4096])
    name = match[1] if match else found[1].decode("ascii") if found else ""
    try:
        known = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    # A declaration that could be read is in no wide encoding, whatever it says.
    if known is None or known.startswith(("utf-16", "utf-32")):
        return None
    return "cp1252" if known in WINDOWS else known


def _as_windows(raw: bytes, error: UnicodeDecodeError) -> Decoded:
    if error.reason == "unexpected end of data" and error.start >= len(raw) - 3:
        raise WronglyEncoded(
            "It is cut off in the middle of a letter. Save the page again."
        ) from error
    advice = "Its encoding cannot be told. Open it in an editor and save it as UTF-8."
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise WronglyEncoded(advice) from None
    foreign, letters = len(FOREIGN_LETTERS.findall(text)), len(LETTERS.findall(text))
    if foreign * 5 > letters:
        raise WronglyEncoded(advice)
    return Decoded(text, "It is not UTF-8; read as Windows-1252. Check the letters with accents.")
