"""Badges: what the newsroom vouches for beside a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class Badge(models.Model):
    """Granted to a person by an editor, and ended by one; never deleted while the person is here.

    ``about`` names what it holds for as events do: ``topic:5`` for an expert, ``report:12`` for a
    person in the story; empty for staff, who are staff everywhere. ``words`` are what readers see.
    """

    class Kind(models.TextChoices):
        STAFF = "staff", "Staff"
        EXPERT = "expert", "Expert on a topic"
        IN_STORY = "in_story", "Person in the story"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="badges"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    about = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "about"],
                condition=Q(ended_at=None),
                name="one_standing_badge_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="staff", about="")
                | Q(kind="expert", about__startswith="topic:")
                | Q(kind="in_story", about__startswith="report:"),
                name="a_badge_says_what_it_holds_for",
            ),
        ]
        indexes = [models.Index(fields=["about"], name="badges_about_a_thing")]

    def __str__(self) -> str:
        return f"{self.words}: {self.person}"
