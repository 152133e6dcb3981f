"""The one clock that all processes share: the database's. Each machine's own may be wrong."""

from __future__ import annotations

import datetime as dt

from django.db import connection

# SQLite's clock is its machine's, which is the only one; asked in the same way, so that there is
# one way. PostgreSQL's now() stands still within a transaction, clock_timestamp() does not.
ASKED = {
    "sqlite": "SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')",
    "postgresql": "SELECT clock_timestamp()",
}


def database_now() -> dt.datetime:
    """The time by the database's clock, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED[connection.vendor])
        told = cursor.fetchone()[0]
    moment = told if isinstance(told, dt.datetime) else dt.datetime.fromisoformat(told)
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
