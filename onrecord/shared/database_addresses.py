"""Reads the address of a database: one of SQLite or PostgreSQL, and no other."""

from __future__ import annotations

from typing import Any

import dj_database_url

EXAMPLE = "postgresql://user:password@host/name"
ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


class NoDatabaseAddressError(ValueError):
    """It names no database that the site can be kept in; the message does not repeat it: it may
    hold a password."""


def read_database_address(url: str) -> dict[str, Any]:
    """Django's settings for the database at ``url``; ``NoDatabaseAddressError``."""
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError:
        found = {}
    names_one = found.get("NAME") or "service" in found.get("OPTIONS", {})
    if found.get("ENGINE") not in ENGINES or not names_one:
        raise NoDatabaseAddressError(
            f"is no address of a database of SQLite or PostgreSQL, such as {EXAMPLE}"
        )
    return found
