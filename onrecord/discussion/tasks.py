"""Work that follows a comment, or a correction."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from onrecord.discussion import notices
from onrecord.discussion.actions.outside import answer_for
from onrecord.discussion.models import Comment
from onrecord.people.models import Kind, Notice, User
from onrecord.reports.models import Correction


@task()
def ask_outside(comment_id: int, wording: str) -> None:
    """Ask about a comment that waits for the answer, and act on it.

    ``wording`` is a salted hash: a task is kept when it is done, and the words may be erased.
    """
    answer_for(comment_id=comment_id, wording=wording, at=timezone.now())


@task()
def tell_commenters(correction_id: int) -> None:
    """Everybody whose comment on the report can be read hears of its correction, once.

    Each in a transaction of their own: thousands in one would keep all others from writing. Done
    again, because it ended half-way, it tells those who were not told.
    """
    correction = Correction.objects.select_related("report__section").get(pk=correction_id)
    authors = Comment.objects.published().filter(discussion__report=correction.report)
    told = Notice.objects.filter(kind=Kind.CORRECTION, about=f"correction:{correction.pk}")
    people = User.objects.filter(pk__in=authors.values("author"))
    for person in people.exclude(pk__in=told.values("person")).iterator():
        notices.tell_of_correction(person, correction, at=timezone.now())
