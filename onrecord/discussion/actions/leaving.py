"""What follows for discussions when a person takes another name, or leaves."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.actions.standing import change_status, tell
from onrecord.discussion.models import Actor, Comment, CommentRevision, Discussion
from onrecord.people.models import User


@transaction.atomic
def show_name_of(*, person: User) -> None:
    """Every discussion in which the person can be read shows the name and face they have now."""
    shown_in = Comment.objects.published().filter(author=person).values("discussion")
    for discussion in Discussion.objects.filter(pk__in=shown_in):
        tell(discussion)


@transaction.atomic
def erase_comments_of(*, person: User, at: dt.datetime) -> None:
    """Before an account goes: its comments lose their words and keep their places.

    What a moderator took away keeps its note; the threads stay whole.
    """
    standing = [Comment.Status.PUBLISHED, Comment.Status.HELD]
    for comment in Comment.objects.filter(author=person, status__in=standing).order_by("pk"):
        change_status(comment=comment, to=Comment.Status.WITHDRAWN, by=Actor.author(person), at=at)
        log(comment, "discussion.comment_withdrawn", data={"because": "account_deleted"})
    own = Comment.objects.filter(author=person)
    CommentRevision.objects.filter(comment__in=own).delete()
    own.update(body_source="", body_html="", posting_key="")
