"""The words for which a comment waits, each with who looks for it and why."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from onrecord.shared.word_finder import folded


class Word(models.Model):
    """A word or phrase. ``*`` at an end stands for any letters; without it whole words count."""

    text = models.CharField(
        max_length=80,
        help_text="Capitals and accents do not count; “idiot*” also finds idiots.",
    )
    folded = models.CharField(max_length=160, unique=True, editable=False)
    note = models.CharField(max_length=200, blank=True, help_text="Why it is on the list.")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **facts: Any) -> None:
        """Keep what it is looked for as."""
        self.folded = folded(self.text)
        super().save(*args, **facts)

    def clean(self) -> None:
        """Something must be left to look for, and stand on the list once."""
        self.folded = folded(self.text)
        if len(self.folded.strip("* ")) < 2:
            raise ValidationError({"text": "Write a word of two letters or more."})
        if Word.objects.filter(folded=self.folded).exclude(pk=self.pk).exists():
            raise ValidationError({"text": "This word is on the list already."})
