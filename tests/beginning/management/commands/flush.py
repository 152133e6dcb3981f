"""`flush`, as it comes after each test with real transactions: back to what the migrations made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.commands import flush
from django.db import connections, transaction

from tests.beginning.made import emptied, put_back

# No model's: what it says of a picture would be taken for true of the next one with its number.
CACHED = settings.CACHES["default"]["LOCATION"]


class Command(flush.Command):
    """Django's, without emptying what is empty; numbers go on."""

    def handle(self, **options: Any) -> None:
        """Empty the tables, and write into them what every test may count upon."""
        database = options["database"]
        with transaction.atomic(using=database):
            empty(database)
            put_back(database)


def empty(database: str) -> None:
    """Delete every row of the project's tables. Foreign keys are checked at the end, all at once.

    To empty all tables, and to look for each model's permissions again, costs more than most tests.
    """
    connection = connections[database]
    tables = emptied(database)
    if CACHED in connection.introspection.table_names():
        tables.append(CACHED)
    quoted = [connection.ops.quote_name(table) for table in tables]
    with connection.cursor() as cursor:
        looks = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in quoted]
        filled = []
        for begin in range(0, len(looks), 100):
            cursor.execute(" UNION ALL ".join(looks[begin : begin + 100]))
            filled += [name for (name,) in cursor.fetchall()]
        for name in filled:
            cursor.execute(f"DELETE FROM {name}")
