"""Lists of the record are walked by cursor, the last added first, and nothing comes twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.people.models import User
from onrecord.record.models import Figure, Measure, Statement
from onrecord.reports.models import Report, Section
from tests.conftest import NOON, again, an_editor
from tests.exchange.conftest import a_flood
from tests.steps import counting

LISTS = ["statements", "figures", "checks", "speakers", "measures", "reports"]


@pytest.fixture(scope="module")
def made(standing: None) -> dict[str, Any]:
    """Three reports on record, a day apart, the oldest first: once for all tests here."""
    ed, world = an_editor(), Section.objects.create(name="World", slug="world")
    days = [NOON + dt.timedelta(days=day) for day in range(3)]
    made = {f"flood {at:%d}": a_flood(editor=ed, section=world, at=at) for at in days}
    return {"ed": ed, "world": world, **made}


ed, world = map(again, ("ed", "world"))


@pytest.fixture
def floods(db: None, made: dict[str, Any]) -> list[Report]:
    """The three reports."""
    return [Report.objects.get(pk=made[name].pk) for name in made if name.startswith("flood")]


def walk(client: Client, address: str) -> list[dict[str, Any]]:
    """All that is listed, page by page."""
    items: list[dict[str, Any]] = []
    while address:
        page = client.get(address).json()
        items += page["items"]
        address = (page["next"] or "").partition("//")[2].partition("/")[2]
        address = f"/{address}" if address else ""
    return items


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("limit", [1, 2, 100])
def test_a_walk_meets_everything_once(
    floods: list[Report], boats: Measure, client: Client, kind: str, limit: int
) -> None:
    whole = client.get(f"/api/record/{kind}/").json()

    met = walk(client, f"/api/record/{kind}/?limit={limit}")

    assert whole["next"] is None
    assert met == whole["items"]
    assert met


def test_the_last_added_comes_first(floods: list[Report], client: Client) -> None:
    times = [item["report"]["published_at"] for item in walk(client, "/api/record/statements/")]

    assert times == sorted(times, reverse=True)
    assert len(set(times)) == 3


def test_what_is_confirmed_meanwhile_does_not_move_the_walk(
    floods: list[Report], ed: User, world: Section, client: Client
) -> None:
    first = client.get("/api/record/reports/?limit=1").json()
    a_flood(editor=ed, section=world, at=NOON + dt.timedelta(days=9))

    rest = walk(client, first["next"].replace("http://127.0.0.1:8000", ""))

    met = [item["short_id"] for item in [*first["items"], *rest]]
    assert met == [report.short_id for report in reversed(floods)]


def test_a_list_is_narrowed_by_speaker_measure_report_and_day(
    floods: list[Report], boats: Measure, client: Client
) -> None:
    counts = {
        query: len(client.get(f"/api/record/{query}").json()["items"])
        for query in (
            "statements/?speaker=nell-varga",
            "figures/?measure=boats-lost",
            f"reports/?since={NOON:%Y-%m-%d}&until={NOON:%Y-%m-%d}",
            f"reports/?since={NOON + dt.timedelta(days=1):%Y-%m-%d}",
            "reports/?since=2026-04-01&until=2026-03-01",
        )
    }
    of_one = client.get(f"/api/record/checks/?report={floods[0].short_id}").json()["items"]

    assert list(counts.values()) == [4, 1, 2, 2, 0]
    assert {item["report"]["short_id"] for item in of_one} == {floods[0].short_id}


@pytest.mark.parametrize(
    ("query", "status", "word"),
    [
        ("speaker=nobody", 404, "speaker"),
        ("report=0aaaa", 404, "report"),
        ("since=yesterday", 400, "2016-11-30"),
        ("until=0001-01-01", 400, "1800"),
        ("until=9999-12-31", 400, "1800"),
        ("limit=0", 400, "limit"),
        ("limit=101", 400, "limit"),
        ("limit=many", 400, "limit"),
        ("cursor=made-up", 400, "cursor"),
        ("cursor=2026~1.abc", 400, "cursor"),
        ("speker=nell-varga", 400, "speaker"),
        ("measure=boats-lost", 400, "parameters"),
        ("limit=1&limit=2", 400, "once"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_what_to_do(
    db: None, client: Client, query: str, status: int, word: str
) -> None:
    answer = client.get(f"/api/record/statements/?{query}")

    assert answer.status_code == status
    assert word in answer.json()["message"]


def test_a_cursor_of_one_list_is_none_of_another(floods: list[Report], client: Client) -> None:
    cursor = client.get("/api/record/figures/?limit=1").json()["next"].partition("cursor=")[2]

    assert client.get(f"/api/record/statements/?cursor={cursor}").status_code == 400


@given(st.text(max_size=60), st.sampled_from(["speaker", "since", "cursor", "limit", "report"]))
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_stands_in_a_parameter_nothing_breaks(
    db: None, client: Client, words: str, name: str
) -> None:
    answer = client.get("/api/record/statements/", {name: words})

    assert answer.status_code in {200, 400, 404}


def test_a_page_costs_the_same_however_many_reports_there_are(
    floods: list[Report], client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10):
        client.get("/api/record/statements/")
    with django_assert_max_num_queries(10):
        client.get("/api/record/figures/?limit=5")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counted are the steps of SQLite")
@pytest.mark.parametrize("kind", ["speakers", "measures"])
def test_who_and_what_is_on_record_is_found_without_reading_all_that_is(
    floods: list[Report], boats: Measure, client: Client, kind: str
) -> None:
    def steps() -> int:
        with counting() as taken:
            assert client.get(f"/api/record/{kind}/?limit=1").json()["items"]
        return taken[0]

    steps()  # what is kept for all requests is there from now on
    few = steps()
    said = Statement.objects.filter(report=floods[0], speaker__slug="harbour-office").first()
    for sort, row in ((Statement, said), (Figure, Figure.objects.filter(measure=boats).first())):
        facts = {field.attname: getattr(row, field.attname) for field in sort._meta.fields}
        sort.objects.bulk_create([sort(**{**facts, "id": None}) for _ in range(500)])

    assert steps() < 2 * few
