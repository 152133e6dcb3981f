"""A person's copy of all that is held of them, their wish to leave, and what was erased."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models

from onrecord.shared.append_only import AppendOnly


class PersonalArchive(models.Model):
    """A ZIP made once and kept for a week; in the database, where every node can give it out."""

    KEPT: ClassVar[dt.timedelta] = dt.timedelta(days=7)

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="archive"
    )
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    content = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"Archive asked for at {self.asked_at}"

    @property
    def expires_at(self) -> dt.datetime:
        """From when it is gone."""
        return (self.made_at or self.asked_at) + self.KEPT


class Leaving(models.Model):
    """Somebody wants their account and words erased, and may change their mind until ``due_at``."""

    DELAY: ClassVar[dt.timedelta] = dt.timedelta(hours=24)

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="leaving"
    )
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    is_asked_by_newsroom = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Leaves at {self.due_at}"


class Erasure(AppendOnly):
    """That somebody was erased. The number of the account says nothing of who it was; after an
    older backup is restored it says whom to erase again."""

    person_number = models.PositiveBigIntegerField()
    asked_at = models.DateTimeField()
    is_asked_by_newsroom = models.BooleanField(default=False)
    comments = models.PositiveIntegerField()
    done_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Account {self.person_number} erased"
