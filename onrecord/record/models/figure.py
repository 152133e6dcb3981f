"""Figures: numbers with their bounds, what is counted, and whose they are."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from onrecord.extraction.likeness import question_of
from onrecord.record.models.entry import Entry
from onrecord.record.models.measure import Measure
from onrecord.record.models.statement import Statement
from onrecord.record.models.time_expression import TimeExpression


class Figure(Entry):
    """A number as a report gives it. "Over 600" is low 600, ``low_open``, no high."""

    class Progress(models.TextChoices):
        CUMULATIVE = "cumulative", "Counted since the start"
        CHANGE = "change", "A change"

    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    low_open = models.BooleanField(default=False)
    high_open = models.BooleanField(default=False)
    comparator = models.CharField(max_length=2, default="=")
    trend = models.CharField(max_length=4, blank=True)
    progress = models.CharField(max_length=10, choices=Progress, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    counted = models.CharField(max_length=200, blank=True)
    where = models.CharField(max_length=200, blank=True)
    time = models.ForeignKey(
        TimeExpression, on_delete=models.SET_NULL, null=True, blank=True, related_name="figures"
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="figures"
    )
    question = models.CharField(
        max_length=120, blank=True, help_text="What like figures answer too: extraction.likeness."
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="figures"
    )

    class Meta(Entry.Meta):
        indexes = [
            models.Index(fields=["version", "start"], name="figures_of_a_version"),
            models.Index(fields=["measure", "state"], name="figures_of_a_measure"),
            models.Index(
                fields=["low", "high"], condition=Q(state="confirmed"), name="figures_by_number"
            ),
            models.Index(
                fields=["high"], condition=Q(state="confirmed"), name="figures_by_upper_bound"
            ),
            models.Index(
                fields=["low", "high"],
                condition=Q(state="confirmed", low__lt=F("high")),
                name="ranges_by_number",
            ),
            models.Index(
                fields=["low"],
                condition=Q(state="confirmed", high__isnull=True),
                name="figures_open_above",
            ),
            models.Index(
                fields=["high"],
                condition=Q(state="confirmed", low__isnull=True),
                name="figures_open_below",
            ),
            models.Index(
                fields=["question", "measure", "report"],
                condition=Q(state="confirmed") & ~Q(question=""),
                name="figures_by_question",
            ),
        ]

    def ask(self) -> None:
        """Work out which question it answers from what is counted and what stands behind it."""
        self.question = question_of(counted=self.counted, unit=self.unit, after=self.suffix)

    def get_absolute_url(self) -> str:
        return f"/figures/{self.pk}/"
