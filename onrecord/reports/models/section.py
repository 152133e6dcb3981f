"""Sections: where a report stands in the paper, and who may publish there."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.core.validators import RegexValidator
from django.db import models


class Section(models.Model):
    """A part of the paper with its own page and feed, such as "Middle East"."""

    name = models.CharField(max_length=60, unique=True)
    # Not beginning with a digit: /<shortid> does.
    slug = models.SlugField(
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z]", "Begin the address with a letter.")],
    )
    description = models.CharField(max_length=240, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    editors = models.ManyToManyField(
        Group,
        blank=True,
        related_name="sections",
        help_text="Only these groups publish here. With none chosen every editor may.",
    )

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"
