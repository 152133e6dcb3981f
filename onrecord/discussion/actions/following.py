"""Following a discussion, a person or a statement, and hearing what is new there."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from onrecord.delivery.models import Event
from onrecord.discussion.actions.watching import changes_since, known_of
from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.models.comment import CommentQuerySet
from onrecord.people import actions as people
from onrecord.people.models import Bookmark, Follow, Kind, User
from onrecord.people.notices import Told, tell
from onrecord.record.models import Statement

NAME = 120
"""Characters of a statement by which it is called."""

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


def follow_statement(*, person: User, statement: Statement, at: dt.datetime) -> None:
    """Hear of comments about a statement on record, and of what changes on its record."""
    discussion = Discussion.objects.filter(report=statement.report_id).first()
    words = " ".join(statement.exact.split())
    people.follow(
        person=person,
        topic=f"statement:{statement.pk}",
        name=words if len(words) <= NAME else f"{words[:NAME].rstrip()} …",
        url=statement.get_absolute_url(),
        seen=discussion.last_seq if discussion else 0,
        known=known_of(statement.pk),
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
    for row in _follows_of_statements(topics).select_related("person").iterator():
        _tell_of_record(row, at=at)
        _tell(row, at=at)
    Bookmark.objects.filter(pk=mark.pk).update(event=newest)


def _follows_of_statements(topics: set[str]) -> QuerySet[Follow]:
    """Who follows a statement of a report of which something was heard."""
    kinds = ("discussion", "report")
    heard = (topic.partition(":") for topic in topics)
    reports = {int(number) for kind, _, number in heard if kind in kinds and number.isdigit()}
    topic = Concat(Value("statement:"), Cast("pk", CharField()))
    named = Statement.objects.filter(report__in=reports).order_by().annotate(topic=topic)
    return Follow.objects.filter(topic__in=named.values("topic"))


@transaction.atomic
def _tell_of_record(row: Follow, *, at: dt.datetime) -> None:
    """The statement's words, its checks or its report's corrections are not what they were."""
    known = known_of(int(row.topic.partition(":")[2]))
    if known == row.known:
        return
    Follow.objects.filter(pk=row.pk).update(known=known, news=F("news") + 1)
    for words in changes_since(row.known, known):
        told = Told(
            kind=Kind.FOLLOWED,
            about=f"{row.topic}/record",
            words=f"{words}: “{row.name}”",
            url=row.url,
        )
        tell(row.person, told, at=at)


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
        return new.count(), _newest(new) or row.seen
    if thing == "statement":
        new = others.filter(anchor__statement=number, publish_seq__gt=row.seen)
        return new.count(), _newest(new) or row.seen
    return _news_of_person(others.filter(author=number), row.seen)


def _newest(new: CommentQuerySet) -> int | None:
    return new.order_by("-publish_seq").values_list("publish_seq", flat=True).first()


def _news_of_person(written: CommentQuerySet, seen: int) -> tuple[int, int]:
    since = dt.datetime.fromtimestamp(seen / 1_000_000, tz=dt.UTC)
    new = written.filter(published_at__gt=since)
    newest = new.order_by("-published_at").values_list("published_at", flat=True).first()
    return new.count(), _moment(newest) if newest else seen


def _moment(at: dt.datetime) -> int:
    """Microseconds since 1970: the order in which a person's comments are published."""
    return (at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1)
