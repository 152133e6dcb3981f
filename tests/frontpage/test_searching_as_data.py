"""Programs find what readers find on the search page, and comments, page by page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from onrecord.discussion.actions import change_status, open_discussion, post_comment
from onrecord.discussion.models import Actor, Comment, Discussion
from onrecord.discussion.pages import searching
from onrecord.people.models import User
from onrecord.record.models import Figure, Statement
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report, Section
from tests.conftest import NOON


def found(client: Client, kind: str, **asked: str) -> dict[str, Any]:
    answer = client.get(f"/api/search/{kind}/", asked)
    assert answer.status_code == 200, answer.content
    data: dict[str, Any] = answer.json()
    return data


def walked(client: Client, kind: str, **asked: str) -> list[dict[str, Any]]:
    """All pages, by following ``next``."""
    page = found(client, kind, **asked)
    items: list[dict[str, Any]] = page["items"]
    while page["next"]:
        page = client.get(page["next"]).json()
        items += page["items"]
    return items


def published(section: Section, number: int) -> Report:
    report = Report(headline=f"Ferry timetable {number}", section=section, live=False)
    report.save()
    report.save_revision().publish()
    at = NOON + dt.timedelta(minutes=number // 2)  # two at a time share their minute
    Report.objects.filter(pk=report.pk).update(first_published_at=at)
    return report


def test_a_report_is_found_by_its_words_from_any_site(flood: Report, client: Client) -> None:
    answer = client.get("/api/search/reports/", {"q": "boats"})

    (item,) = answer.json()["items"]
    assert item["short_id"] == flood.short_id
    assert item["url"].endswith(flood.get_absolute_url())
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_statements_and_figures_are_those_of_the_record(flood: Report, client: Client) -> None:
    (said,) = found(client, "statements", q="never high water")["items"]
    statement = Statement.objects.get(pk=said["id"])
    assert said["speaker"]["name"] == "Nell Varga"
    assert said["url"].endswith(statement.get_absolute_url())

    (counted,) = found(client, "figures", q="17 boats")["items"]
    assert counted["value"] == "17"
    assert Figure.objects.get(pk=counted["id"]).report == flood


def test_what_was_taken_down_is_not_found(flood: Report, ed: User, client: Client) -> None:
    unpublish_report(report=flood, editor=ed, reason="It was wrong.", at=NOON)

    for kind in ("reports", "statements", "figures"):
        assert found(client, kind, q="boats")["items"] == []


def test_a_walk_through_reports_shows_each_once(world: Section, client: Client) -> None:
    expected = [published(world, number).short_id for number in range(43)]

    walk = [item["short_id"] for item in walked(client, "reports", q="ferry")]

    assert sorted(walk) == sorted(expected)
    assert len(set(walk)) == 43


@pytest.fixture
def said(flood: Report, rosa: User) -> list[Comment]:
    """Rosa's comments on the flood, an hour after each other."""
    open_discussion(report=flood)
    return [
        post_comment(
            author=rosa,
            report=flood,
            text=f"About {word} I know nothing",
            at=NOON + dt.timedelta(hours=n),
        )
        for n, word in enumerate(("dams", "**dikes**", "boats", "moonlight"))
    ]


def test_a_comment_is_found_by_its_words_as_it_reads(
    said: list[Comment], flood: Report, client: Client
) -> None:
    (item,) = found(client, "comments", q="dik about")["items"]

    assert item["id"] == said[1].short_id
    assert "<strong>dikes</strong>" in item["html"]
    assert item["author"] == "Rosa"
    assert item["report"]["short_id"] == flood.short_id
    assert item["id"] in item["url"]


def test_comments_that_cannot_be_read_are_not_found(
    said: list[Comment], mo: User, client: Client
) -> None:
    by = Actor.moderator(mo)
    change_status(comment=said[0], to=Comment.Status.HELD, by=by, at=NOON)
    assert [item["id"] for item in walked(client, "comments", q="nothing")] == [
        said[3].short_id,
        said[2].short_id,
        said[1].short_id,
    ]

    Discussion.objects.update(state=Discussion.State.OFF)
    assert found(client, "comments", q="nothing")["items"] == []


def test_rare_words_are_found_however_many_comments_stand_before(
    said: list[Comment], flood: Report, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "LOOKED_THROUGH", 2)

    first = found(client, "comments", q="dams", report=flood.short_id or "")
    assert first["items"] == []
    assert first["next"]
    assert len(walked(client, "comments", q="dams")) == 1


@pytest.mark.parametrize(
    ("kind", "asked", "word"),
    [
        ("reports", "", "Say what"),
        ("reports", "?q=%20", "Say what"),
        ("reports", "?q=%2B%2B", "at least one word"),
        ("reports", "?q=a&page=2", "knows these parameters"),
        ("reports", "?q=a&q=b", "once"),
        ("reports", "?q=a&cursor=made.up", "cursor"),
        ("statements", "?q=a&page=51", "1 to 50"),
        ("statements", "?since=today", "2016-11-30"),
        ("comments", "?report=4tkyq", "words"),
        ("comments", "?q=a&cursor=~1.x", "cursor"),
    ],
)
def test_a_question_that_is_none_is_refused_with_what_to_do(
    db: None, client: Client, kind: str, asked: str, word: str
) -> None:
    answer = client.get(f"/api/search/{kind}/{asked}")

    assert answer.status_code == 400
    assert word in answer.json()["message"]


def test_a_report_that_is_not_there_is_named(db: None, client: Client) -> None:
    assert client.get("/api/search/comments/?q=a&report=4zzzz").status_code == 404
