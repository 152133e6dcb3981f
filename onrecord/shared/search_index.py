"""The database's own search, without what would cost more at every publication as it grows.

Named in the settings as Wagtail's search backend. The library weighs short titles more, and works
out the average length of all titles after each thing that it indexes: it reads the whole index.
Here that is done only where the index is made anew (`manage.py update_index`).
"""

from __future__ import annotations

from typing import Any

from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend


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
