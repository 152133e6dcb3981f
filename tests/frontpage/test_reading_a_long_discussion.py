"""A page of a discussion asks eight questions at most and costs the same however long it is."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from onrecord.discussion.actions import edit_comment
from onrecord.discussion.actions.badges import grant_badge
from onrecord.discussion.models import Comment, CommentAnchor, Discussion, EarlierKeys
from onrecord.discussion.pages import WAYS, Order, View, order_url
from onrecord.people.models import User
from onrecord.reports.models import Report, Topic
from tests.conftest import NOON
from tests.steps import counting

MOST = 8
OF_A_REPORT = 15  # its record, corrections and related reports are asked for as well


@pytest.fixture
def talk(report: Report, rosa: User, ed: User) -> Report:
    """A report with all that can stand beside comments: two badges, of which one is pinned."""
    topic = Topic.objects.create(name="Ports", slug="ports")
    report.topics.add(topic)
    report.save_revision(user=ed).publish()
    granted = {"editor": ed, "reason": "Known to us.", "at": NOON}
    grant_badge(person=rosa, words="Mayor", report=report, **granted)
    grant_badge(person=rosa, words="Engineer", topic=topic, **granted)
    return report


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_every_page_of_every_order_takes_eight_queries_at_most(
    talk: Report,
    rosa: User,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    way: tuple[View, Order],
) -> None:
    view, order = way
    fill(talk, 400, rosa)
    url = order_url(f"{talk.get_absolute_url()}discussion/", view=view, order=order)
    seen = 0

    for _ in range(3):
        with django_assert_max_num_queries(MOST):
            page = client.get(url).content.decode()
        seen += page.count("data-comment=")
        url = more(page) or url

    assert seen > 100


def test_what_else_is_read_of_a_discussion_takes_eight_queries_at_most(
    talk: Report,
    rosa: User,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    comments = fill(talk, 400, rosa)
    edit_comment(comment=comments[2], author=rosa, text="Better said", at=NOON)
    base, api = f"{talk.get_absolute_url()}discussion/", f"/api/discussions/{talk.short_id}/"
    for address in (
        *(f"{base}comment/{comment.short_id}/" for comment in (comments[0], *comments[-9:])),
        *(f"{base}after/{place}/" for place in (0, 200, 399, 400)),
        *(f"{api}comments/?view={view}&order={order}" for view, order in WAYS[:-1]),
        f"{api}comments/{comments[-1].short_id}/",
        f"{base}comment/{comments[2].short_id}/earlier/",
        f"{base}head.json",
        f"/discussion/{talk.short_id}/embed/",
        f"/live/{talk.short_id}",
    ):
        with django_assert_max_num_queries(MOST):
            assert client.get(address).status_code == 200, address


def test_a_report_with_its_first_comments_takes_fifteen_queries_at_most(
    talk: Report,
    rosa: User,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(talk, 400, rosa)

    with django_assert_max_num_queries(OF_A_REPORT):
        assert b"From people in this report" in client.get(talk.get_absolute_url()).content


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's machine")
def test_no_page_reads_more_of_a_longer_discussion(
    talk: Report, rosa: User, client: Client
) -> None:
    base, comments = f"{talk.get_absolute_url()}discussion/", fill(talk, 200, rosa)
    firsts = [order_url(base, view=view, order=order) for view, order in WAYS]
    middle = comments[100].short_id
    asked = {
        **{url: more(client.get(url).content.decode()) for url in firsts},
        **{url: url for url in (*firsts, f"{base}comment/{middle}/", f"{base}after/150/")},
        "embed": f"/discussion/{talk.short_id}/embed/",
    }
    short = {name: steps(client, url) for name, url in asked.items()}

    fill(talk, 3000, rosa)

    long = {name: steps(client, url) for name, url in asked.items()}
    assert {name: cost for name, cost in long.items() if cost > 2 * short[name]} == {}


def fill(report: Report, number: int, author: User) -> list[Comment]:
    """So many comments more: threads of one to 60, every third about something, keys changed."""
    discussion = Discussion.objects.get(report=report)
    start, newest = discussion.last_seq, Comment.objects.order_by("-pk").first()
    first = newest.pk + 1 if newest else 1
    others = User.objects.bulk_create(
        User(email=f"reader{start + n}@example.org", name=f"Reader {start + n}") for n in range(20)
    )
    made: list[Comment] = []
    for n in range(number):
        under = made[n - 1 - n % 7] if n % 60 and n % 5 else None
        made.append(a_comment(first + n, discussion, start + n + 1, under))
        made[-1].author = author if n < 3 else others[n % 20]
    for comment in made:
        comment.thread_size = sum(1 for other in made if other.root_id == comment.pk)
    Comment.objects.bulk_create(made)
    about(made[::3], report)
    EarlierKeys.objects.bulk_create(earlier(comment) for comment in made[::40])
    Comment.objects.filter(pk__in=[comment.pk for comment in made[::40]]).update(keys_since=2)
    Discussion.objects.filter(pk=discussion.pk).update(
        last_seq=start + number, comment_count=start + number, edition=1
    )
    return made


def a_comment(pk: int, discussion: Discussion, place: int, under: Comment | None) -> Comment:
    at = NOON + dt.timedelta(seconds=place)
    comment = Comment(
        pk=pk,
        discussion=discussion,
        parent=under,
        status=Comment.Status.PUBLISHED,
        status_at=at,
        body_source=f"Remark {place}",
        body_html=f"<p>Remark {place}</p>",
        created_at=at,
        published_at=at,
        recommends=place % 5,
    )
    comment.stand_at(place, under=under)
    comment.weigh(1)
    return comment


def about(comments: list[Comment], report: Report) -> None:
    """Each of them is about one of four groups of words."""
    version = report.versions.latest("number")
    made = [
        CommentAnchor(
            comment=comment,
            discussion=comment.discussion,
            version=version,
            start=0,
            end=3,
            exact=f"647 {n % 4}",
        )
        for n, comment in enumerate(comments)
    ]
    CommentAnchor.objects.bulk_create(made)
    for group in range(4):
        same = CommentAnchor.objects.filter(
            discussion=comments[0].discussion, exact=f"647 {group}"
        ).order_by("pk")
        same.update(group=same.values_list("pk", flat=True)[0])


def earlier(comment: Comment) -> EarlierKeys:
    return EarlierKeys(
        comment=comment,
        discussion=comment.discussion,
        place=comment.publish_seq,
        is_root=comment.root_id is None,
        by_best=comment.by_best,
        by_replies=comment.by_replies,
        by_picks=comment.by_picks,
        since=1,
        until=2,
        ended_at=NOON,
    )


def more(page: str) -> str:
    """Where the next page is, or nothing."""
    found = re.search(r'href="([^"]+)" data-more', page)
    return found[1] if found else ""


def steps(client: Client, url: str) -> int:
    """How many steps the database takes for a page."""
    client.get(url)
    with counting() as taken:
        assert client.get(url).status_code == 200
    return taken[0]
