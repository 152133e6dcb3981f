"""Measures: one question asked of many reports."""

from __future__ import annotations

from django.db import models


class Measure(models.Model):
    """A question such as "militants who left East Aleppo", with each source's number over time."""

    name = models.CharField(max_length=160, unique=True)
    slug = models.SlugField(max_length=160, unique=True)
    description = models.TextField(blank=True)
    unit = models.CharField(max_length=60, blank=True)
    is_cumulative = models.BooleanField(
        "counted since the start", default=False, help_text="Its figures may only rise."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/measures/{self.slug}/"
