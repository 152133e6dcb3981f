"""`onrecord sample`: loads the sample newsroom into an empty one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from onrecord.discussion.models import Comment
from onrecord.exchange.sample.loader import load_sample
from onrecord.reports.models import Report


class Command(BaseCommand):
    """Loads once; a second time it says so and changes nothing."""

    help = "Load the sample newsroom, with reports, pictures, records and discussions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say what there is now."""
        try:
            is_new = load_sample(timezone.now())
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages), returncode=2) from refusal
        if not is_new:
            self.stdout.write("The sample newsroom is there already; nothing was changed.")
            return
        reports, comments = Report.objects.count(), Comment.objects.count()
        self.stdout.write(f"The sample newsroom is loaded: {reports} reports, {comments} comments.")
