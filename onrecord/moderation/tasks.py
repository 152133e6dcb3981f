"""Work that follows a decision."""

from __future__ import annotations

from django_tasks import task

from onrecord.moderation import notices
from onrecord.moderation.models import Decision


@task()
def tell_author(decision_id: int) -> None:
    """Write to the author of the comment that was decided about."""
    decision = Decision.objects.select_related(
        "clause", "comment__author", "comment__discussion__report"
    ).get(pk=decision_id)
    notices.tell_author(decision)
