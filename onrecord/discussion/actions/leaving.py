"""What follows for discussions when a person takes another name, or leaves."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.actions.flagging import take_back_flag
from onrecord.discussion.actions.mentioning import forget_mentions_of
from onrecord.discussion.actions.standing import change_status, tell
from onrecord.discussion.actions.valuing import take_back_recommendation
from onrecord.discussion.models import (
    Actor,
    Comment,
    CommentRevision,
    Discussion,
    Flag,
    Mention,
    Recommendation,
)
from onrecord.people.models import User


@transaction.atomic
def show_name_of(*, person: User) -> None:
    """Every discussion in which the person can be read shows the name and face they have now."""
    shown_in = Comment.objects.published().filter(author=person).values("discussion")
    for discussion in Discussion.objects.filter(pk__in=shown_in):
        tell(discussion)


def erase_comments_of(*, person: User, at: dt.datetime) -> None:
    """Before an account goes: its comments lose their words and keep their places.

    What a moderator took away keeps its note; the threads stay whole. What is held for a legal
    reason keeps its words until the matter is settled.
    """
    while erase_some_comments_of(person=person, at=at, at_most=AT_ONCE):
        pass
    forget_mentions_of(person)
    take_back_what_counts(person=person, at=at)


def take_back_what_counts(*, person: User, at: dt.datetime) -> None:
    """What the person recommended, or flagged rightly, goes with them and is counted no more.

    One by one, each in a transaction of its own where none holds them all: every discussion that
    it touches is locked.
    """
    recommended = Recommendation.objects.filter(reader=person).select_related("comment")
    for row in list(recommended.order_by("pk")):
        take_back_recommendation(comment=row.comment, reader=person, at=at)
    upheld = Flag.objects.filter(reader=person, is_upheld=True).select_related("comment")
    for flag in list(upheld.order_by("pk")):
        take_back_flag(flag=flag, at=at)


@transaction.atomic
def erase_some_comments_of(*, person: User, at: dt.datetime, at_most: int) -> int:
    """The same for a few comments, so that nobody waits long to write; 0 once none is left."""
    own = Comment.objects.filter(author=person)
    standing = own.exclude(status__in=_NOT_ERASED).order_by("pk")[:at_most]
    for comment in standing:
        change_status(comment=comment, to=Comment.Status.ERASED, by=Actor.author(person), at=at)
        log(comment, "discussion.comment_erased")
    if standing:
        return len(standing)
    taken_away = own.filter(status__in=_TAKEN_AWAY).exclude(body_source="", salt="")
    numbers = list(taken_away.values_list("pk", flat=True)[:at_most])
    CommentRevision.objects.filter(comment__in=numbers).delete()
    Mention.objects.filter(comment__in=numbers).delete()
    return Comment.objects.filter(pk__in=numbers).update(
        body_source="", body_html="", posting_key="", salt=""
    )


AT_ONCE = 200
_TAKEN_AWAY = (Comment.Status.REMOVED, Comment.Status.REJECTED, Comment.Status.SPAM)
_NOT_ERASED = (*_TAKEN_AWAY, Comment.Status.LEGAL_HOLD, Comment.Status.ERASED)
