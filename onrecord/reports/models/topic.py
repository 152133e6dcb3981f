"""Topics: what reports are about, across sections."""

from __future__ import annotations

from django.db import models


class Topic(models.Model):
    """Something that many reports are about: a place, an institution, a dossier."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/topics/{self.slug}/"
