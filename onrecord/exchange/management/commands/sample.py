"""`onrecord sample`: loads the sample newsroom into an empty one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from onrecord.discussion.models import Comment
from onrecord.exchange.sample.loader import load_sample
from onrecord.exchange.sample.newsroom import is_loaded
from onrecord.reports.models import Report


class Command(BaseCommand):
    """Loads once; a second time, or beside reports of one's own, it changes nothing."""

    help = "Load the sample newsroom, with reports, pictures, records and discussions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say what there is now."""
        if load_sample(timezone.now()):
            reports, comments = Report.objects.count(), Comment.objects.count()
            message = f"The sample newsroom is loaded: {reports} reports, {comments} comments."
        elif is_loaded():
            message = "The sample newsroom is there already; nothing was changed."
        else:
            message = (
                "This newsroom has reports of its own, so the sample was not put among them. "
                "To see it, set ONRECORD_DATA to a new folder."
            )
        self.stdout.write(message)
