"""What a command says where the settings or the store keep it from its work: no defect of ours."""

from __future__ import annotations

import sqlite3

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from onrecord.delivery.troubles import is_of_a_bucket, trouble_of

MISSING = {"42P01", "42703"}  # PostgreSQL's codes for a table and a column that are not there


def what_to_do(error: Exception) -> str:
    """Words for whoever called the command, or "" where the error is no mistake of theirs."""
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if isinstance(error, DatabaseError) and _lacks_tables(error):
        return "The database is not prepared for this version of the program: onrecord prepare"
    if is_of_a_bucket(error):
        return f"What ONRECORD_MEDIA_S3_BUCKET names cannot be used: {error}"
    if isinstance(error, OSError | DatabaseError) and trouble_of(error):
        first, *_ = str(error).splitlines() or [""]
        return f"What DATABASE_URL or ONRECORD_DATA names cannot be used: {first}"
    return ""


def _lacks_tables(error: DatabaseError) -> bool:
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return str(cause).startswith(("no such table", "no such column"))
    return getattr(cause, "sqlstate", None) in MISSING
