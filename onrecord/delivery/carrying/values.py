"""One form for the same value, whichever database keeps it: to read, to compare and to write."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable
from typing import Any

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class UnstorableError(ValueError):
    """A text holds a character that PostgreSQL has no way to keep."""


def read_value(kind: str, value: Any) -> Any:
    """A column's value as Python has it; JSON as what it means, and not as it is written."""
    if value is None:
        return None
    if kind == "JSONField":
        return json.loads(value)
    if kind == "BinaryField":
        return bytes(value)
    return value


def written_value(kind: str, value: Any) -> Any:
    """What PostgreSQL's COPY and SQLite's INSERT both take for a value that was read."""
    return json.dumps(value) if kind == "JSONField" and value is not None else value


def canonical_line(values: list[Any]) -> bytes:
    """A row as bytes: equal rows give equal bytes, whichever database they come from."""
    plain = [_plain(value) for value in values]
    text = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode("ascii")


def storable(value: Any, *, replaces: bool) -> Any:
    """The value without NUL and half surrogates, which PostgreSQL keeps neither in text nor JSON.

    ``UnstorableError`` where there is one and it must not be replaced.
    """
    if isinstance(value, str):
        return _storable_text(value, replaces=replaces)
    if isinstance(value, list):
        return [storable(part, replaces=replaces) for part in value]
    if isinstance(value, dict):
        return {
            storable(name, replaces=replaces): storable(part, replaces=replaces)
            for name, part in value.items()
        }
    return value


def _storable_text(text: str, *, replaces: bool) -> str:
    if "\x00" not in text and (text.isascii() or not _has_half_surrogate(text)):
        return text
    if not replaces:
        raise UnstorableError
    return "".join(REPLACEMENT if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in text)


def _has_half_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _plain(value: Any) -> Any:
    """A value in JSON's own terms. Numbers that are equal are written alike: jsonb keeps 1e2 as
    100, and 2.0 means what 2 means."""
    shape = _SHAPES.get(type(value))
    return shape(value) if shape else value


def _moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")


_SHAPES: dict[type, Callable[[Any], Any]] = {
    dt.datetime: _moment,
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
    uuid.UUID: str,
    bytes: bytes.hex,
    float: lambda value: int(value) if value.is_integer() else value,
    list: lambda value: [_plain(part) for part in value],
    dict: lambda value: {name: _plain(part) for name, part in value.items()},
}
