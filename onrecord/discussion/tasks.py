"""Work that follows a comment, or a correction."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from onrecord.discussion import notices
from onrecord.discussion.actions.outside import answer_for
from onrecord.discussion.models import Comment
from onrecord.people.models import User
from onrecord.reports.models import Correction


@task()
def ask_outside(comment_id: int, wording: str) -> None:
    """Ask about a comment that waits for the answer, and act on it.

    ``wording`` is a salted hash: a task is kept when it is done, and the words may be erased.
    """
    answer_for(comment_id=comment_id, wording=wording, at=timezone.now())


@task()
def tell_commenters(correction_id: int) -> None:
    """Everybody whose comment on the report can be read hears of its correction."""
    correction = Correction.objects.select_related("report__section").get(pk=correction_id)
    authors = Comment.objects.published().filter(discussion__report=correction.report)
    for person in User.objects.filter(pk__in=authors.values("author")).iterator():
        notices.tell_of_correction(person, correction, at=timezone.now())
