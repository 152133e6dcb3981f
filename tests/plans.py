"""Which large tables the queries of a piece of work read from end to end, by SQLite's own plan."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any

from django.db import connection

# Those that grow with the archive. Sections, topics, clauses and settings do not.
LARGE = re.compile(
    r"SCAN (?P<table>reports_(report|version|correction)|record_(statement|figure|timeexpression"
    r"|check)|discussion_(comment|discussion|step)|wagtailcore_revision|delivery_event"
    r"|wagtailsearch_indexentry|law_logentry)\b"
)
ORDERED = re.compile(r'FROM "reports_report" WHERE .* ORDER BY .* LIMIT')
ASKED = ("SELECT", "UPDATE", "DELETE")


@contextlib.contextmanager
def tables_read_whole() -> Iterator[dict[str, str]]:
    """Fills what it yields: each large table that was read whole, with the query that did it.

    A walk along an index that stops at a limit is no such reading: it is planned for its order.
    """
    found: dict[str, str] = {}

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(ASKED) and not many:
            steps = _plan(sql, params)
            is_bounded = "LIMIT" in sql and not any("TEMP B-TREE" in step for step in steps)
            for match in filter(None, map(LARGE.search, steps)):
                if not is_bounded:
                    found[match["table"]] = sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield found


@contextlib.contextmanager
def plans_of_lists() -> Iterator[list[str]]:
    """Fills what it yields: the plan of each query for so many reports in an order.

    Made with the values given as they are asked: SQLite sees more in those that are written out.
    """
    found: list[str] = []

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if ORDERED.search(sql):
            found.append(" ".join(_plan(sql, params)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield found


def _plan(sql: str, params: Any) -> list[str]:
    with connection.cursor() as cursor:
        # Not through the wrapper: it would explain itself.
        cursor.cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return [row[3] for row in cursor.cursor.fetchall()]
