"""Webhooks: addresses of others that are told what happens, and what each of them was told."""

from __future__ import annotations

import base64
import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

PREFIX = "whsec_"


def new_secret() -> str:
    """192 random bits as Standard Webhooks writes them (https://www.standardwebhooks.com)."""
    return PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()


def new_message_id() -> str:
    """The same for every try, so that who is told twice knows it."""
    return f"msg_{uuid.uuid4().hex}"


class Webhook(models.Model):
    """One address. The secret signs what is sent, so it is kept as it is."""

    class Event(models.TextChoices):
        COMMENT_PUBLISHED = "comment.published", "A comment is published"
        COMMENT_EDITED = "comment.edited", "A comment is edited"
        COMMENT_REMOVED = "comment.removed", "A comment is removed, held or erased"
        COMMENT_WITHDRAWN = "comment.withdrawn", "A comment is withdrawn"
        COMMENT_FLAGGED = "comment.flagged", "A comment is flagged"
        DECISION_MADE = "decision.made", "A moderator decides"
        REPORT_PUBLISHED = "report.published", "A report, or a new version of it, is published"
        REPORT_CORRECTED = "report.corrected", "A report is corrected"

    url = models.URLField("address", max_length=1000)
    secret = models.CharField(max_length=80, default=new_secret, editable=False)
    events = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.url


class Delivery(models.Model):
    """One message to one address, written in the transaction of what it tells."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        DONE = "done", "Delivered"
        DEAD = "dead", "Given up"

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    message_id = models.CharField(max_length=40, default=new_message_id)
    event = models.CharField(max_length=30)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(db_index=True)
    answer = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="due_deliveries"),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.webhook}"
