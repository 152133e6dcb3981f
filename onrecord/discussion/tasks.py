"""Work that follows a comment."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from onrecord.discussion.actions.outside import answer_for


@task()
def ask_classifier(comment_id: int, words: str) -> None:
    """Ask about the words of a comment that waits for the answer, and act on it."""
    answer_for(comment_id=comment_id, words=words, at=timezone.now())
