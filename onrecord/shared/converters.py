"""Parts of addresses: what a short id, a day, a number or an entry's id look like in them."""

from __future__ import annotations

from functools import cache

from django.urls import register_converter
from django.urls.converters import IntConverter, StringConverter


class ShortId(StringConverter):
    """A report's short id, also as it may be typed: in capitals, with an o for a 0."""

    regex = "[0-9oOiIlL][0-9A-Za-z]{4,11}"


class Day(StringConverter):
    """A day in a report's address."""

    regex = "[0-9]{8}"


class Year(IntConverter):
    """A year in the archive."""

    regex = "[1-9][0-9]{3}"

    def to_url(self, value: int | str) -> str:
        """Four digits."""
        return f"{int(value):04d}"


class Part(IntConverter):
    """A month or a day of a month."""

    regex = "[0-9]{2}"

    def to_url(self, value: int | str) -> str:
        """Two digits."""
        return f"{int(value):02d}"


class Number(IntConverter):
    """Which one in a row, from 1; no row is longer than the digits allow."""

    regex = "[1-9][0-9]{0,8}"


class EntryId(IntConverter):
    """An entry's id in one form; more digits than these no database's ids can have."""

    regex = "[1-9][0-9]{0,17}"


class Face(StringConverter):
    """The file of a picture that a person shows, as it is named here."""

    regex = "[0-9a-f]{24}(?:_[A-Za-z0-9]{7})?[.]webp"


class Kind(StringConverter):
    """A form of feed."""

    regex = "atom|rss"


@cache
def register() -> None:
    """Let addresses be written with ``<short:…>``, ``<day:…>``, ``<entry:…>`` and so on; once."""
    register_converter(ShortId, "short")
    register_converter(Day, "day")
    register_converter(Year, "yyyy")
    register_converter(Part, "two")
    register_converter(Number, "number")
    register_converter(EntryId, "entry")
    register_converter(Face, "face")
    register_converter(Kind, "feed")
