"""Speakers: whom a statement is attributed to, under which names and in which roles."""

from __future__ import annotations

from django.db import models


class Speaker(models.Model):
    """A person, organisation, group or unnamed source."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        ORGANISATION = "organisation", "Organisation"
        GROUP = "group", "Group"
        UNNAMED = "unnamed", "Unnamed source"

    name = models.CharField(max_length=160, unique=True)
    slug = models.SlugField(max_length=160, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    description = models.TextField(blank=True)
    part_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/speakers/{self.slug}/"


class Alias(models.Model):
    """Another name or spelling of a speaker."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=160, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """A rank or office a speaker held; dates are EDTF."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Speaker, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    held = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["speaker", "title"]
        constraints = [
            models.UniqueConstraint(fields=["speaker", "title"], name="a_role_is_listed_once"),
        ]

    def __str__(self) -> str:
        return self.title
