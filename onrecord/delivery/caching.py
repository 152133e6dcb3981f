"""The cache in the database, which says so where the store takes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from onrecord.delivery.troubles import trouble_of


class StoreCache(DatabaseCache):
    """Named in the settings. Django's own tells of a failed write as if somebody had been quicker.

    Who adds an entry to hold a lock would take a full disk for a crowd, and allauth does: whoever
    signed up was told that they try too often. What is merely ``set`` can be made again, and pages
    are read on without.
    """

    def add(self, *args: Any, **facts: Any) -> bool:
        """Whether it was not there; raises the ``DatabaseError`` where the store is to blame."""
        met: list[DatabaseError] = []

        def note(execute: Callable[..., Any], *asked: Any) -> Any:
            try:
                return execute(*asked)
            except DatabaseError as error:
                met.append(error)
                raise

        with connections[DEFAULT_DB_ALIAS].execute_wrapper(note):
            is_new: bool = super().add(*args, **facts)
        if not is_new and met and trouble_of(met[0]):
            raise met[0]
        return is_new
