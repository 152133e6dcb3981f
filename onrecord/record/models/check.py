"""Checks: computations with their working. They never say that anything is true."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onrecord.reports.models import Report, Version


class Check(models.Model):
    """One computation over a version's record, or over a draft's where it has no version.

    ``operands`` name entries by kind and id (``figure:12``, ``statement:5``, ``time:3``) or
    something else on the page (``headline``, ``caption``). A check that does not add up is answered
    before publishing: ``answer`` is the reason that readers see.
    """

    class Verdict(models.TextChoices):
        ADDS_UP = "adds_up", "Adds up"
        DOES_NOT_ADD_UP = "does_not_add_up", "Does not add up"
        CANNOT_COMPARE = "cannot_compare", "Cannot be compared"
        PROPOSES = "proposes", "Proposes"
        NOTE = "note", "Note"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="checks")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, null=True, related_name="checks")
    kind = models.CharField(max_length=20)
    operands = models.JSONField(default=list)
    formula = models.TextField(blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict)
    explanation = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.formula or self.explanation}"

    def get_absolute_url(self) -> str:
        return f"/checks/{self.pk}/"
