"""What every entry of the record has: its place in a report's words and what a person decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from onrecord.record.models.draft_reading import DraftReading
from onrecord.reports.models import Report, Version

Words = Version | DraftReading
# Of a report, what its address, its name and its day are made of.
NAMED_BY = {
    *("id", "live", "short_id", "slug", "section"),
    *("headline", "first_published_at", "dateline_date"),
}


class EntryQuerySet(models.QuerySet[Any]):
    """Entries; the one question that every public page asks is asked here."""

    def on_record(self) -> EntryQuerySet:
        """What a person has confirmed in the newest version of a report that is public now.

        That it stands in a version is not asked: a constraint says so, and SQLite would go by the
        index of versions.
        """
        return self.filter(state=Entry.State.CONFIRMED, report__live=True)

    def naming_reports(self, *related: str) -> EntryQuerySet:
        """With what is ``related``, and of each one's report what it is called by: no more is read.

        A page of a hundred entries took a fifth of its time to unpack reports it does not show.
        """
        return self.select_related("report__section", *related).defer(*_not_named_by())

    def rewrite(self, rows: Sequence[Any], fields: list[str]) -> None:
        """Write these fields of stored rows in one statement for 200.

        An upsert: ``bulk_update`` builds a CASE of as many branches as rows for each field, which
        for a hundred entries takes longer than all else that publishing does.
        """
        self.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=fields,
            batch_size=200,
        )


class Entry(models.Model):
    """One suggestion or confirmed item, anchored to a version, or to the draft where it has none.

    The anchor is kept twice: as characters ``start`` to ``end`` of the text (of the headline where
    ``place`` is so), and as a W3C TextQuoteSelector (``exact``, ``prefix``, ``suffix``), by which
    it is found again in later versions. What is confirmed in a draft is ``READY``: it goes on
    record when the draft is published, and no page shows it before.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", "Suggested"
        READY = "ready", "Confirmed for publication"
        CONFIRMED = "confirmed", "Confirmed"
        REJECTED = "rejected", "Rejected"
        ORPHANED = "orphaned", "Its words are gone"

    class Place(models.TextChoices):
        TEXT = "text", "Text"
        HEADLINE = "headline", "Headline"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="%(class)ss")
    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, null=True, related_name="%(class)ss"
    )
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
    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(version__isnull=False),
                name="%(class)ss_on_record_stand_in_a_version",
            ),
        ]

    def __str__(self) -> str:
        return self.exact[:60]

    @property
    def words(self) -> Words:
        """The version, or the draft's reading, in whose text and headline it stands."""
        return self.version or self.report.draft_reading

    @property
    def state_when_confirmed(self) -> State:
        """What confirming it makes it: on record, or ready to be once its draft is published."""
        return self.State.CONFIRMED if self.version_id else self.State.READY


def text_of(words: Words, place: str) -> str:
    """The text in which an entry's characters are counted."""
    return words.headline if place == Entry.Place.HEADLINE else words.text


@cache
def _not_named_by() -> tuple[str, ...]:
    fields = Report._meta.concrete_fields
    return tuple(f"report__{field.name}" for field in fields if field.name not in NAMED_BY)
