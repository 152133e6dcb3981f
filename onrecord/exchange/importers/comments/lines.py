"""JSON Lines, packed or not, line by line; a JSON list element by element."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from onrecord.exchange.importers.sources import CannotRead

NOT_WHOLE = "the packed file is not whole. Copy it again from where it was made."
LONGEST_LINE = 10_000_000
_PACKED = b"\x1f\x8b"
_PIECE = 1 << 20
_SPACES = " \t\r\n,"


def is_packed(place: str) -> bool:
    """Whether the file is gzip, by its first bytes."""
    with Path(place).open("rb") as file:
        return file.read(2) == _PACKED


@contextmanager
def opened(place: str) -> Iterator[io.BufferedIOBase]:
    """The file's bytes, unpacked where it is gzip."""
    with Path(place).open("rb") as file:
        if is_packed(place):
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield unpacked
        else:
            yield file


def objects(place: str) -> Iterator[dict[str, Any]]:
    """Each object of the file; ``CannotRead`` names the line of what is none."""
    try:
        with opened(place) as file:
            start = file.read(_PIECE).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
            file.seek(0)
            found = _listed(file, place) if start == b"[" else _lines(file, place)
            yield from (_checked(value, place) for value in found)
    except (EOFError, gzip.BadGzipFile, zlib.error) as why:
        raise CannotRead(place, NOT_WHOLE) from why


def _lines(file: io.BufferedIOBase, place: str) -> Iterator[Any]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise CannotRead(place, f"line {number} is longer than any comment. It is not read.")
        if not (bare := line.strip(b"\xef\xbb\xbf \t\r\n")):
            continue
        try:
            yield msgspec.json.decode(bare)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as why:
            raise CannotRead(
                place, f"line {number} is not whole JSON. Export it again and give the new file."
            ) from why


def _listed(file: io.BufferedIOBase, place: str) -> Iterator[Any]:
    """As ``mongoexport --jsonArray`` writes: decoded one by one from a window of the file."""
    decoder, window = json.JSONDecoder(), ""
    reader = _text(file)
    is_begun, is_over = False, False
    while True:
        window = window.lstrip("\ufeff" + _SPACES)
        if not is_begun and window:
            window, is_begun = window[1:], True
            continue
        if is_begun and window.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(window)
        except (ValueError, RecursionError) as why:
            piece = next(reader, "")
            is_over = not piece
            if is_over or len(window) > LONGEST_LINE:
                raise CannotRead(
                    place, "the list in it is not whole JSON. Export it again."
                ) from why
            window += piece
            continue
        window = window[end:]
        yield value


def _text(file: io.BufferedIOBase) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while piece := file.read(_PIECE):
        yield decoder.decode(piece)


def _checked(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise CannotRead(place, "it holds something that is no object, so it is no export.")
    return value
