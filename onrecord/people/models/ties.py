"""What ties a person to others and to things: whom they ignore, what they follow."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Ignoring(models.Model):
    """Somebody does not want to read somebody; nobody else sees a difference."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ignoring"
    )
    ignored = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "ignored"], name="ignored_once"),
            models.CheckConstraint(
                condition=~Q(person=F("ignored")), name="nobody_ignores_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ignores {self.ignored}"


class Follow(models.Model):
    """Somebody wants to hear what is new about a thing.

    ``topic`` names the thing as events do: ``discussion:12`` (by its report's id), ``person:7`` or
    ``statement:9``. ``seen`` is how far they have been told: a place in the discussion; of a person
    how many of the comments that were published since ``at``. ``news`` is what they were told of
    on the site and not yet by mail; ``known`` marks what a statement's record was like when they
    last looked.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    topic = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    url = models.CharField(max_length=400)
    seen = models.PositiveBigIntegerField(default=0)
    news = models.PositiveIntegerField(default=0)
    known = models.CharField(max_length=80, blank=True)
    mailed_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="followed_once"),
        ]
        indexes = [
            models.Index(fields=["topic"], name="who_follows_a_thing"),
            models.Index(fields=["mailed_at"], condition=Q(news__gt=0), name="news_not_yet_mailed"),
        ]

    def __str__(self) -> str:
        return f"{self.person} follows {self.topic}"


class Bookmark(models.Model):
    """How far a job has read the events table: a ``delivery.reading.Place``, empty at first."""

    name = models.CharField(max_length=40, primary_key=True)
    place = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.name}: {self.place}"
