"""Sections: where a report stands in the paper, and who may publish there."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

# The first parts of the site's other addresses.
RESERVED = {
    *["about", "account", "api", "archive", "checks", "corrections", "desk", "discussion", "feeds"],
    *["figures", "healthz", "live", "mail", "measures", "media", "metrics", "moderation"],
    *["moderation-log", "notice", "oembed", "people", "readyz", "search", "sitemaps", "speakers"],
    *["standards", "statements", "static", "topics", "versions"],
}


def check_not_reserved(slug: str) -> None:
    """A section must not stand where another page does."""
    if slug in RESERVED:
        raise ValidationError(f"The address /{slug}/ belongs to another page. Choose another.")


class Section(models.Model):
    """A part of the paper with its own page and feed, such as "Middle East"."""

    name = models.CharField(max_length=60, unique=True)
    # Not beginning with a digit: /<shortid> does.
    slug = models.SlugField(
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z]", "Begin the address with a small letter."),
            check_not_reserved,
        ],
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
