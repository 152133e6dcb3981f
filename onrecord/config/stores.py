"""Where the site keeps what it stores: SQLite in its data folder, or what DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url

from onrecord.config import env

SQLITE = {
    # A writer takes its lock at once and waits its turn, instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    # Seconds; for whoever writes without standing in our line. With the line's, at most five.
    "timeout": 2,
    # FULL: with NORMAL an acknowledged comment is lost in a power cut.
    # secure_delete: what is erased is overwritten, not only forgotten.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}


def database(data: Path) -> dict[str, Any]:
    """Django's settings of the one database."""
    chosen: dict[str, Any] = dict(
        dj_database_url.parse(
            env.text("DATABASE_URL", f"sqlite:///{data / 'onrecord.sqlite3'}"),
            conn_max_age=60,
            conn_health_checks=True,
        )
    )
    if chosen["ENGINE"].endswith("sqlite3"):
        chosen |= {"ENGINE": "onrecord.delivery.sqlite3", "OPTIONS": SQLITE}
    return chosen
