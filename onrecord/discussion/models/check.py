"""What the checks said of a comment, and the prints by which the same words are found again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onrecord.discussion.models.comment import Comment
from onrecord.shared.append_only import AppendOnly
from onrecord.shared.inserting import AddedOften


class CommentCheck(AppendOnly):
    """One check's verdict on one wording: that it waits, or what an outside service said."""

    class Verdict(models.TextChoices):
        HOLD = "hold", "Waits"
        PASS = "pass", "Nothing found"

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="checks")
    check_name = models.CharField("check", max_length=16, choices=Comment.Hold)
    version = models.CharField(max_length=40, help_text="Of the check, or of the model asked.")
    verdict = models.CharField(max_length=4, choices=Verdict)
    score = models.FloatField(null=True)
    evidence = models.CharField(max_length=300, blank=True)
    ms = models.FloatField(help_text="How long it took, in milliseconds.")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_check_name_display()}: {self.evidence}"


class Print(AddedOften):
    """A comment's prints for a day: of its words, and its SimHash with the quarters of that.

    ``simhash`` is in hexadecimal, since no store keeps 64 bits without a sign; empty if short.
    """

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, primary_key=True)
    exact = models.CharField(max_length=64)
    simhash = models.CharField(max_length=16, blank=True)
    quarter_1 = models.PositiveIntegerField(null=True)
    quarter_2 = models.PositiveIntegerField(null=True)
    quarter_3 = models.PositiveIntegerField(null=True)
    quarter_4 = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["exact", "made_at"], name="prints_exact"),
            *(
                models.Index(
                    fields=[f"quarter_{number}", "made_at"],
                    condition=Q(quarter_1__isnull=False),
                    name=f"prints_quarter_{number}",
                )
                for number in range(1, 5)
            ),
        ]

    def __str__(self) -> str:
        return f"Prints of {self.comment}"
