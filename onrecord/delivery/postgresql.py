"""Connections to PostgreSQL that give up on a server which took a question and says nothing.

A machine that hangs, or a proxy whose other side is gone, goes on confirming what it is sent:
neither TCP's limits nor the server's own statement_timeout end that, and libpq waits for ever.
"""

from __future__ import annotations

from typing import Any

import psycopg

from onrecord.delivery.patience import patience


class ImpatientConnection(psycopg.Connection[Any]):
    """One that is closed where an answer does not come in time."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """What psycopg waits with for every answer of the server."""
        try:
            return super().wait(gen, interval, timeout or patience.seconds)
        except psycopg.OperationalError as error:
            if error.sqlstate is None:  # it did not answer; nor would it take the rollback
                self.pgconn.finish()
            raise
