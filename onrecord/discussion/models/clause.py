"""The community standards, clause by clause: every decision cites one."""

from __future__ import annotations

from django.db import models


class Clause(models.Model):
    """One numbered clause of the standards."""

    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=120)
    text = models.TextField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        return f"/standards/#clause-{self.number}"
