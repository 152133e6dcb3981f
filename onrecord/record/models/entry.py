"""What every entry of the record has: its place in a version's text and what a person decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onrecord.reports.models import Report, Version


class Entry(models.Model):
    """One suggestion or confirmed item, anchored to a version.

    The anchor is kept twice: as characters ``start`` to ``end`` of the version's text (of its
    headline where ``place`` is so), and as a W3C TextQuoteSelector (``exact``, ``prefix``,
    ``suffix``), by which it is found again in later versions.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", "Suggested"
        CONFIRMED = "confirmed", "Confirmed"
        REJECTED = "rejected", "Rejected"
        ORPHANED = "orphaned", "Its words are gone"

    class Place(models.TextChoices):
        TEXT = "text", "Text"
        HEADLINE = "headline", "Headline"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="%(class)ss")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="%(class)ss")
    state = models.CharField(max_length=10, choices=State, default=State.SUGGESTED)
    place = models.CharField(max_length=8, choices=Place, default=Place.TEXT)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    rule = models.CharField(
        max_length=80, blank=True, help_text="Which rule suggested it; empty if a person added it."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    # An entry is not a reference between things at the desk; tracking each costs ten queries.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["start", "pk"]

    def __str__(self) -> str:
        return self.exact[:60]
