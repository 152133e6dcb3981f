"""Rows that are written once: evidence that no code of ours changes or deletes."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or delete what is kept for good."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads and adds; refuses to change or delete in bulk."""

    def update(self, **facts: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed.")

    def bulk_update(self, *args: Any, **facts: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed.")

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(f"{self.model.__name__} rows are never deleted.")


class AppendOnly(models.Model):
    """A model whose rows stay as they were first written."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **facts: Any) -> None:
        """Write a new row; refuse to write one again."""
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} {self.pk} is never changed.")
        super().save(*args, **facts)

    def delete(self, *args: Any, **facts: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(f"{type(self).__name__} {self.pk} is never deleted.")
