"""The questions that pages and jobs ask about reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

FEW = 2000


class ReportQuerySet(models.QuerySet[Any]):
    """Reports by what readers may see of them."""

    def live(self) -> ReportQuerySet:
        """Those that readers may see."""
        return self.filter(live=True)

    def newest_first(self) -> ReportQuerySet:
        """In the order in which they were first published, the latest at the top."""
        return self.order_by("-first_published_at", "-pk")

    def about(self, topic: models.Model) -> ReportQuerySet:
        """Those about a topic.

        Where they are many they are walked in their order and not all sorted for a page of them.
        """
        own = self.model.topics.through.objects.filter(topic=topic)
        if own[: FEW + 1].count() <= FEW:
            return self.filter(topics=topic)
        return self.filter(models.Exists(own.filter(report=models.OuterRef("pk"))))

    def to_expire(self, *, at: dt.datetime) -> ReportQuerySet:
        """Live reports whose time has ended."""
        return self.filter(live=True, expire_at__isnull=False, expire_at__lte=at)
