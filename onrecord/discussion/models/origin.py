"""Where comments that were written elsewhere come from, and the names they were written under."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from onrecord.discussion.models.comment import Comment


class EarlierName(models.Model):
    """A name under which somebody commented elsewhere.

    ``address_digest`` is a salted hash of the mail address that was kept there (empty where none
    was): whoever proves that address may claim the name. The address itself is not kept.
    """

    source = models.CharField(max_length=40)
    source_id = models.CharField(max_length=100)
    name = models.CharField(max_length=80, blank=True)
    address_digest = models.CharField(max_length=64, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="earlier_names",
    )
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], name="an_earlier_name_comes_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["address_digest"],
                condition=~Q(address_digest=""),
                name="names_by_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name or 'Unnamed reader'} ({self.source})"


class Origin(models.Model):
    """What a comment was called where it was written: it comes in once.

    What came by way of another On Record has an origin there and one where it began.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="origins")
    source = models.CharField(max_length=40)
    source_id = models.CharField(max_length=100)
    earlier_name = models.ForeignKey(
        EarlierName, on_delete=models.SET_NULL, null=True, related_name="origins"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="a_comment_comes_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_id}"


def address_digest(address: str) -> str:
    """The salted hash of a mail address; empty for none. Differs from site to site."""
    tidy = address.strip().casefold()
    if "@" not in tidy:
        return ""
    return salted_hmac("discussion.earlier_name", tidy, algorithm="sha256").hexdigest()
