"""Following a discussion, a person or a statement, and hearing what is new there."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from onrecord.delivery.reading import Place, PlaceLost, place_now, read_since
from onrecord.discussion.actions.watching import changes_since, known_of
from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.models.comment import CommentQuerySet
from onrecord.people import actions as people
from onrecord.people.models import Bookmark, Follow, Kind, User
from onrecord.people.notices import Told, tell
from onrecord.record.models import Statement

NAME = 120
"""Characters of a statement by which it is called."""


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
        seen=0,
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
    """Tell those who follow what has changed since this was last asked.

    Each row knows how far it has been told: what is read twice, because this ended half-way, is
    told once.
    """
    mark, _ = Bookmark.objects.get_or_create(name="followers")
    try:
        topics, place = _heard_since(mark.place)
        follows = _follows_of(topics)
    except PlaceLost:
        place, follows = place_now(), Follow.objects.all()
    for row in follows.select_related("person").iterator():
        if row.topic.startswith("statement:"):
            _tell_of_record(row, at=at)
        _tell(row, at=at)
    if list(place) != mark.place:
        Bookmark.objects.filter(pk=mark.pk).update(place=list(place))


def _heard_since(place: list[Any]) -> tuple[set[str], Place]:
    """The topics of the events since then; ``PlaceLost`` where those cannot be told any more."""
    if not place:
        raise PlaceLost("Nothing was read before.")
    before = Place(*place)
    events, after = read_since(before)
    # Unless something came, the place before does as well, and need not be kept anew.
    return {event.topic for event in events}, after if events else before


def _follows_of(topics: set[str]) -> QuerySet[Follow]:
    told = {topic for topic in topics if topic.startswith(("discussion:", "person:"))}
    of_statements = _follows_of_statements(topics).values("pk")
    return Follow.objects.filter(Q(topic__in=told) | Q(pk__in=of_statements))


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
    return _news_of_person(row, number)


def _newest(new: CommentQuerySet) -> int | None:
    return new.order_by("-publish_seq").values_list("publish_seq", flat=True).first()


def _news_of_person(row: Follow, author: int) -> tuple[int, int]:
    """By number, not by time: what was published earlier may be committed later, elsewhere.

    What has a place keeps it, so that the number only grows.
    """
    written = Comment.objects.placed().filter(author=author, published_at__gt=row.at)
    number = written.count()
    newest = written.order_by("-published_at", "-pk")[: max(0, number - row.seen)]
    return sum(comment.is_published for comment in newest.only("status")), number
