"""Notices of illegal content, from anybody, and what the newsroom decided about them."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models

from onrecord.discussion.models import Clause, Comment
from onrecord.law.models.categories import CATEGORIES
from onrecord.law.models.entry import LogEntry
from onrecord.reports.models import Report
from onrecord.shared.append_only import AppendOnly


def new_secret() -> str:
    """What the address of a notice's own page is made of; nobody guesses it."""
    return secrets.token_urlsafe(32)


class LegalNotice(models.Model):
    """What somebody says is against the law here. Name and address go half a year after the end.

    Article 16 of Regulation (EU) 2022/2065 says what it holds; a lawyer has not checked it.
    """

    secret = models.CharField(max_length=43, unique=True, default=new_secret, editable=False)
    posting_key = models.CharField(max_length=64, blank=True)
    comment = models.ForeignKey(
        Comment, on_delete=models.SET_NULL, null=True, related_name="legal_notices"
    )
    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, related_name="+")
    address = models.CharField(max_length=500)
    category = models.CharField(max_length=60, choices=list(CATEGORIES.items()))
    law = models.CharField(max_length=200, blank=True)
    explanation = models.TextField()
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    made_at = models.DateTimeField(db_index=True)
    is_open = models.BooleanField(default=True, db_index=True)
    entry = models.OneToOneField(LogEntry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["posting_key"], condition=~models.Q(posting_key=""), name="sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Notice {self.case_number}"

    def get_absolute_url(self) -> str:
        return f"/notice/{self.secret}/"

    @property
    def case_number(self) -> str:
        """The number by which people speak of it."""
        return f"{self.made_at.year}-{self.pk}"


class NoticeDecision(AppendOnly):
    """What was decided about a notice and why; a later one mends an earlier one."""

    class Outcome(models.TextChoices):
        KEEP = "keep", "It stays"
        RESTRICT = "restrict", "It is not shown until the matter is settled"
        REMOVE = "remove", "It was removed"

    class Ground(models.TextChoices):
        LAW = "law", "the law"
        STANDARDS = "standards", "the community standards"

    notice = models.ForeignKey(LegalNotice, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=8, choices=Outcome)
    ground = models.CharField(max_length=10, choices=Ground)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="+")
    reasons = models.TextField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField()
    entry = models.OneToOneField(LogEntry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.notice}"
