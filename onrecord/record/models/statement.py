"""Statements: who said what, in which words of a report."""

from __future__ import annotations

from django.db import models

from onrecord.record.models.entry import Entry
from onrecord.record.models.speaker import Speaker


class Statement(Entry):
    """An attributed assertion. ``start`` to ``end`` is its content; spans are ``[start, end]``."""

    class Kind(models.TextChoices):
        DIRECT = "direct", "Direct"
        INDIRECT = "indirect", "Indirect"
        MIXED = "mixed", "Mixed"
        HEADLINE = "headline", "Headline"
        NESTED = "nested", "Within another's words"
        UNMARKED = "unmarked", "No source in the sentence"

    class Resolution(models.TextChoices):
        EXPLICIT = "explicit", "Named"
        PRONOUN = "pronoun", "By pronoun"
        SURNAME = "surname", "By surname"
        PARTICIPLE = "participle", "Same subject"
        INHERITED = "inherited", "Carried over"
        NONE = "none", "Nobody"
        EDITOR = "editor", "By an editor"

    class Modality(models.TextChoices):
        FACT = "fact", "Fact"
        FUTURE = "future", "Future"
        HEDGED = "hedged", "Hedged"
        NEGATED = "negated", "Negated"
        QUESTION = "question", "Question"

    kind = models.CharField(max_length=10, choices=Kind)
    content = models.JSONField(help_text="The content's spans, in order.")
    cue = models.JSONField(null=True, blank=True)
    source = models.JSONField(null=True, blank=True)
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    suggested_speaker = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    resolution = models.CharField(max_length=10, choices=Resolution, default=Resolution.NONE)
    modality = models.CharField(max_length=8, choices=Modality, default=Modality.FACT)
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="nested"
    )

    class Meta(Entry.Meta):
        indexes = [
            models.Index(fields=["version", "start"], name="statements_of_a_version"),
            models.Index(
                # With all that is asked of each: rows are long, and a speaker may have thousands.
                fields=["speaker", "state", "report", "start"],
                name="what_a_speaker_said",
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"/statements/{self.pk}/"
