"""Following a discussion or a person, and hearing what is new there."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F

from onrecord.delivery.models import Event
from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.models.comment import CommentQuerySet
from onrecord.people import actions as people
from onrecord.people.models import Bookmark, Follow, Kind, User
from onrecord.people.notices import Told, tell

OVERLAP = 500
"""Events are given their numbers before they are committed: the last ones are read again."""


def follow_discussion(*, person: User, discussion: Discussion, at: dt.datetime) -> None:
    """Hear of new comments on a report."""
    report = discussion.report
    people.follow(
        person=person,
        topic=f"discussion:{report.pk}",
        name=report.headline,
        url=f"{report.get_absolute_url()}discussion/",
        seen=discussion.last_seq,
        at=at,
    )


def follow_person(*, person: User, followed: User, at: dt.datetime) -> None:
    """Hear of what somebody writes from now on."""
    people.follow(
        person=person,
        topic=f"person:{followed.pk}",
        name=followed.shown_name,
        url=followed.get_absolute_url(),
        seen=_moment(at),
        at=at,
    )


def tell_followers(*, at: dt.datetime) -> None:
    """Tell those who follow what has changed since this was last asked."""
    mark, _ = Bookmark.objects.get_or_create(name="followers")
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if newest == mark.event:
        return
    heard = Event.objects.filter(pk__gt=mark.event - OVERLAP, pk__lte=newest)
    topics = set(heard.values_list("topic", flat=True))
    told = {topic for topic in topics if topic.startswith(("discussion:", "person:"))}
    for row in Follow.objects.filter(topic__in=told).select_related("person").iterator():
        _tell(row, at=at)
    Bookmark.objects.filter(pk=mark.pk).update(event=newest)


@transaction.atomic
def _tell(row: Follow, *, at: dt.datetime) -> None:
    news, seen = _news(row)
    if seen != row.seen:
        Follow.objects.filter(pk=row.pk).update(seen=seen, news=F("news") + news)
    if news:
        told = Told(
            kind=Kind.FOLLOWED,
            about=row.topic,
            words=f"A new comment: {row.name}",
            url=row.url,
            count=news,
        )
        tell(row.person, told, at=at)


def _news(row: Follow) -> tuple[int, int]:
    """How many comments of others are new, and how far that goes."""
    thing, _, text = row.topic.partition(":")
    number = int(text)
    others = Comment.objects.published().exclude(author=row.person)
    if thing == "discussion":
        new = others.filter(discussion__report=number, publish_seq__gt=row.seen)
        newest = new.order_by("-publish_seq").values_list("publish_seq", flat=True).first()
        return new.count(), newest or row.seen
    return _news_of_person(others.filter(author=number), row.seen)


def _news_of_person(written: CommentQuerySet, seen: int) -> tuple[int, int]:
    since = dt.datetime.fromtimestamp(seen / 1_000_000, tz=dt.UTC)
    new = written.filter(published_at__gt=since)
    newest = new.order_by("-published_at").values_list("published_at", flat=True).first()
    return new.count(), _moment(newest) if newest else seen


def _moment(at: dt.datetime) -> int:
    """Microseconds since 1970: the order in which a person's comments are published."""
    return (at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1)
