"""Topics: what reports are about, across sections."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from onrecord.shared.names import holds

MOST_LIKE = 12


class TopicQuerySet(models.QuerySet["Topic"]):
    """Which topics."""

    def with_reports(self) -> TopicQuerySet:
        """Those that a published report is about; of each as many are looked at as it takes."""
        through: Any = self.model._meta.get_field("reports").through
        about = through.objects.filter(topic=OuterRef("pk"), report__live=True)
        return self.filter(Exists(about))

    def like(self, words: str) -> list[Topic]:
        """The dozen that fit words best: called so, then beginning so, then holding them."""
        asked = words.casefold()
        found = self.filter(holds(words, "name")).order_by("name")[: 20 * MOST_LIKE]

        def how_far(topic: Topic) -> tuple[bool, bool]:
            name = topic.name.casefold()
            return name != asked, not name.startswith(asked)

        return sorted(found, key=how_far)[:MOST_LIKE]


class Topic(models.Model):
    """Something that many reports are about: a place, an institution, a dossier."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.TextField(blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/topics/{self.slug}/"
