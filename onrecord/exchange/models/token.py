"""Tokens: keys with which a person lets a program act for them."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models

PREFIX = "onr_"


class Token(models.Model):
    """One key. ``digest`` is the SHA-256 of its 256 random bits; the key itself is shown once.

    A plain hash is enough: nobody can try out 2^256 keys, so nothing slow or salted is gained.
    """

    class Scope(models.TextChoices):
        COMMENT = "comment", "Post, edit, withdraw and flag comments"
        MODERATE = "moderate", "Read the queue and decide, where I may"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Token {self.pk} of {self.person}"

    @property
    def scope_names(self) -> list[str]:
        """What it may do, in words."""
        return [str(Token.Scope(scope).label) for scope in self.scopes]


def digest_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
