"""The desk's home page, menu and list: what they show, to whom, at which cost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onrecord.reports.actions import schedule_report, unpublish_report
from onrecord.reports.models import Report, Section
from tests.conftest import NOON, a_draft, a_report

LIST, ADD = "/desk/reports/", "/desk/reports/add/"
DAY = dt.timedelta(days=1)


def test_readers_are_not_let_in(client, rosa):
    client.force_login(rosa)

    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("group", ["Reporters", "Editors", "Moderators", "Administrators"])
def test_each_group_gets_to_the_desk_and_sees_what_it_needs(client, rosa, report, group):
    rosa.groups.add(Group.objects.get(name=group))
    client.force_login(rosa)

    home = client.get("/desk/")

    assert home.status_code == 200
    assert "647 leave" in home.content.decode()
    assert client.get(LIST).status_code == 200


def test_the_home_page_shows_what_waits_what_is_due_and_what_went_out(desk, ed, world, report):
    waiting = a_draft(author=ed, section=world, headline="Still a draft")
    scheduled = a_draft(author=ed, section=world, headline="For tomorrow")
    schedule_report(report=scheduled, editor=ed, at=timezone.now() + DAY)

    lists = desk.get("/desk/").content.decode()

    assert lists.index("Still a draft") < lists.index("For tomorrow") < lists.index("647 leave")
    assert "Late" not in lists
    waiting.latest_revision.approved_go_live_at = timezone.now() - DAY
    waiting.latest_revision.save()
    assert "Late: due and not published" in desk.get("/desk/").content.decode()


def test_the_list_tells_each_report_its_state_with_the_zone_of_every_time(desk, ed, world):
    a_draft(author=ed, section=world, headline="A draft")
    changed = a_report(editor=ed, section=world, headline="Out")
    changed.save_revision(user=ed)
    gone = a_report(editor=ed, section=world, headline="Gone")
    unpublish_report(report=gone, editor=ed, reason="Wrong.", at=NOON)
    soon = a_draft(author=ed, section=world, headline="Soon")
    schedule_report(report=soon, editor=ed, at=dt.datetime(2090, 1, 2, 3, 4, tzinfo=dt.UTC))

    shown = desk.get(LIST).content.decode()

    for words in (
        "Draft",
        "Published, with changes waiting",
        "Taken down",
        "Scheduled for 2 Jan 2090, 03:04 UTC",
        "2 Mar 2026, 12:00 UTC",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("state", "headlines"),
    [
        ("draft", {"A draft", "Soon"}),
        ("published", {"Out", "Changed"}),
        ("changed", {"Changed"}),
        ("scheduled", {"Soon"}),
        ("taken_down", {"Gone"}),
        ("nonsense", {"A draft", "Soon", "Out", "Changed", "Gone"}),
    ],
)
def test_the_list_is_filtered_by_state(desk, ed, world, state, headlines):
    a_draft(author=ed, section=world, headline="A draft")
    a_report(editor=ed, section=world, headline="Out")
    a_report(editor=ed, section=world, headline="Changed").save_revision(user=ed)
    gone = a_report(editor=ed, section=world, headline="Gone")
    unpublish_report(report=gone, editor=ed, reason="Wrong.", at=NOON)
    soon = a_draft(author=ed, section=world, headline="Soon")
    schedule_report(report=soon, editor=ed, at=timezone.now() + DAY)

    found = desk.get(LIST, {"state": state}).context["object_list"]

    assert {report.headline for report in found} == headlines


def test_the_list_is_searched_by_headline_and_by_short_address(desk, ed, world, report):
    other = a_report(editor=ed, section=world, headline="Ferries stop")

    def found(query):
        return list(desk.get(LIST, {"q": query}).context["object_list"])

    assert found("ferr") == [other]
    assert found(report.short_id) == [report]
    assert found(f"http://testserver{report.get_absolute_url()}") == [report]


def test_the_list_is_filtered_by_section(desk, ed, world, report):
    politics = Section.objects.create(name="Politics", slug="politics")
    other = a_report(editor=ed, section=politics)

    assert list(desk.get(LIST, {"section": politics.pk}).context["object_list"]) == [other]


@pytest.mark.parametrize("query", ["", "?q=647&state=draft&ordering=first_published_at"])
def test_the_list_asks_the_same_number_of_queries_for_ten_and_for_three_hundred(
    desk, ed, world, draft, query
):
    def more(how_many):
        Report.objects.bulk_create(
            Report(
                headline=f"647 and {number}",
                slug="x",
                section=world,
                live=False,
                latest_revision=draft.latest_revision,
            )
            for number in range(how_many)
        )

    more(9)
    desk.get(LIST + query)
    with CaptureQueriesContext(connection) as ten:
        desk.get(LIST + query)
    more(290)

    with CaptureQueriesContext(connection) as hundreds:
        page = desk.get(LIST + query)

    assert page.context["paginator"].count == 300
    assert len(hundreds) == len(ten)
    assert len(ten) <= 20


def test_counting_stops_where_nobody_pages(desk, world, monkeypatch):
    monkeypatch.setattr("onrecord.reports.wagtail_hooks.listing.MOST", 40)
    Report.objects.bulk_create(
        Report(headline=f"Draft {n}", slug="x", section=world, live=False, short_id=f"9{n:05}")
        for n in range(60)
    )

    page = desk.get(LIST)

    assert page.context["paginator"].count == 40
    assert page.context["paginator"].items_count_label == "40 reports or more"


def test_the_desk_alone_may_run_scripts_within_its_pages(desk, client):
    inside = desk.get(LIST).headers["Content-Security-Policy"]
    outside = desk.get("/account/login/").headers["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in inside
    assert "frame-ancestors 'self'" in inside
    assert "unsafe-inline" not in outside


def test_the_menu_has_our_words(desk):
    menu = desk.get("/desk/").content.decode()

    for word in ("Reports", "Sections", "Topics", "Pictures"):
        assert f'"label": "{word}"' in menu
    assert '"label": "Documents"' not in menu
    assert '"label": "Snippets"' not in menu
