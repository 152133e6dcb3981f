"""The database's own search, without what would cost more at every publication as it grows.

Named in the settings as Wagtail's search backend. The library weighs short titles more, and works
out the average length of all titles after each thing that it indexes: it reads the whole index.
Here that is done only where the index is made anew (`manage.py update_index`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk
from wagtail.search.backends import get_search_backend

Rows = TypeVar("Rows", bound=QuerySet[Any])

# Rows with the words: to look up and sort as many costs what walking past others would.
FEW = 4_000


def SearchBackend(parameters: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802  the library's name
    """The backend of the database in use: SQLite's FTS5 or PostgreSQL's text search."""
    backend = database.SearchBackend(parameters)
    backend.index_class = _weighed_when_made_anew(backend.index_class)
    return backend


def _weighed_when_made_anew(index_class: type[Any]) -> type[Any]:
    class Index(index_class):
        def _refresh_title_norms(self, full: bool = False) -> None:
            if full:
                super()._refresh_title_norms(full=True)

    return Index


def holding(rows: Rows, words: Sequence[str]) -> Rows:
    """Those rows of an indexed model in which all these words stand, in the order they have.

    SQLite finds the words fast and chooses badly what to do next: it would look up and sort all
    rows that hold a common word for a page of twenty. So a rare word's rows are named to it, and
    for a common one the rows are walked in their order, each looked for among those found.

    PostgreSQL is asked for the words of the body alone, where all of ours stand: the library asks
    for those of title and body in one, which no index has, so that every text would be read.
    """
    results = get_search_backend().search(
        " ".join(words), rows.model.objects.all(), operator="and", order_by_relevance=False
    )
    app = get_app_config()
    entries = app.get_model("IndexEntry").objects.filter(
        content_type_id=get_content_type_pk(rows.model)
    )
    if connection.vendor != "sqlite":
        named = entries.filter(body=_query(results))
        return rows.filter(pk__in=named.values(number=Cast("object_id", rows.model._meta.pk)))
    found = app.get_model("SQLiteFTSIndexEntry").objects.filter(_match(results.query_compiler))
    if found[: FEW + 1].count() <= FEW:
        named = entries.filter(pk__in=found.values("pk"))
        return rows.filter(pk__in=[int(pk) for pk in named.values_list("object_id", flat=True)])
    own = entries.filter(object_id=Cast(OuterRef("pk"), CharField())).values("pk")
    return rows.alias(entry=Subquery(own)).filter(entry__in=found.values("pk"))


def _query(results: Any) -> Any:
    """What PostgreSQL is asked to find, by which the library searches too."""
    compiler = results.query_compiler
    return compiler.build_tsquery(compiler.query, config=compiler.get_config(results.backend))


def _match(compiler: Any) -> Any:
    """The condition on the full-text table by which the library searches too."""
    from modelsearch.backends.database.sqlite.query import (  # noqa: PLC0415  only where SQLite is
        MatchExpression,
        normalize,
    )

    asked = compiler.build_search_query(normalize(compiler.query))
    return MatchExpression(compiler.FTS_TABLE_FIELDS, asked)
