"""From where a person last wrote: kept only where a service outside has to be told, and briefly."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Sender(models.Model):
    """The network (24 bits of IPv4, 48 of IPv6: no household) and the browser as it calls itself.

    An empty network is an unknown one.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    network = models.CharField(max_length=39)
    agent = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.network} at {self.sent_at}"
