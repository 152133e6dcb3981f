"""The desk: what its screens show to whom, and what they do with what is sent."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onrecord.reports.actions import schedule_report, unpublish_report
from onrecord.reports.models import Correction, Picture, Report, Section, Topic
from tests.conftest import NOON, a_draft, a_picture, a_picture_file, a_report

LIST, ADD = "/desk/reports/", "/desk/reports/add/"
DAY = dt.timedelta(days=1)


@pytest.fixture
def desk(client, ed):
    """Ed at the desk."""
    client.force_login(ed)
    return client


@pytest.fixture
def foreign_desk(world):
    """A group that alone publishes in World; Ed is not in it."""
    group = Group.objects.create(name="Foreign desk")
    world.editors.add(group)
    return group


def a_form(**facts):
    """What the form for a report sends; ``facts`` replace fields of it."""
    paragraph = {"blocks": [{"key": "a", "text": "647 left.", "type": "unstyled"}], "entityMap": {}}
    return {
        "headline": "647 leave",
        "slug": "",
        "section": "",
        "summary": "",
        "bylines-count": "0",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": json.dumps(paragraph),
        "language": "en",
        "related": "",
        **facts,
    }


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


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


def test_a_report_is_written_and_published_at_the_desk(desk, ed, world):
    topic = Topic.objects.create(name="Aleppo", slug="aleppo")

    desk.post(ADD, a_form(section=world.pk, topics=[topic.pk]))
    report = Report.objects.get()
    assert not report.live
    desk.post(
        f"/desk/reports/edit/{report.pk}/", a_form(section=world.pk, **{"action-publish": "x"})
    )

    report.refresh_from_db()
    assert report.live
    assert report.slug == "647-leave"
    version = report.versions.get()
    assert version.text == "647 left."
    assert version.published_by == ed


def test_a_report_is_scheduled_at_the_desk(desk, world):
    when = {"go_live_at": "2090-01-02 03:04", "expire_at": "2090-02-02 03:04"}

    desk.post(ADD, a_form(section=world.pk, **when, **{"action-publish": "x"}))

    report = Report.objects.get()
    assert not report.live
    assert report.versions.count() == 0
    assert report.scheduled_revision is not None


def test_the_schedule_says_in_which_zone_its_times_are(desk):
    assert "In UTC time." in desk.get(ADD).content.decode()


def test_a_report_that_is_not_fit_is_kept_as_a_draft_and_the_reasons_are_told(desk, world):
    picture = a_picture(credit="")

    answer = desk.post(
        ADD,
        a_form(section=world.pk, lead_image=picture.pk, **{"action-publish": "x"}),
        follow=True,
    )

    report = Report.objects.get()
    assert not report.live
    assert "The draft is saved, but not published. Say who is to be credited" in messages_of(answer)


def test_an_editor_of_another_section_is_not_offered_to_publish_and_cannot(
    desk, draft, world, foreign_desk
):
    address = f"/desk/reports/edit/{draft.pk}/"
    assert "action-publish" not in desk.get(address).content.decode()

    answer = desk.post(address, a_form(section=world.pk, **{"action-publish": "x"}), follow=True)

    draft.refresh_from_db()
    assert not draft.live
    assert "Only the editors of World publish there." in messages_of(answer)


@pytest.mark.parametrize("step", ["unpublish", "correct"])
def test_an_editor_of_another_section_takes_down_and_corrects_nothing(
    desk, report, foreign_desk, step
):
    address = f"/desk/reports/{step}/{report.pk}/"
    facts = {"reason": "No", "kind": "correction", "text": "No"}

    assert desk.get(address).status_code == 302
    assert desk.post(address, facts).status_code == 302
    report.refresh_from_db()
    assert report.live
    assert not Correction.objects.exists()


def test_a_reporter_writes_and_does_not_publish(client, rosa, world):
    rosa.groups.add(Group.objects.get(name="Reporters"))
    client.force_login(rosa)

    client.post(ADD, a_form(section=world.pk, **{"action-publish": "x"}))

    assert not Report.objects.get().live


def test_taking_down_at_the_desk_asks_for_a_reason(desk, report):
    address = f"/desk/reports/unpublish/{report.pk}/"

    refused = desk.post(address, {"reason": " "})
    assert refused.status_code == 200
    assert "This field is required" in refused.content.decode()

    desk.post(address, {"reason": "It named a child."})
    report.refresh_from_db()
    assert (report.live, report.unpublished_reason) == (False, "It named a child.")


def test_a_correction_is_published_at_the_desk(desk, report):
    address = f"/desk/reports/correct/{report.pk}/"
    assert "No changes wait" in desk.get(address).content.decode()

    desk.post(address, {"kind": "correction", "text": "It was 646."})

    assert Correction.objects.get().text == "It was 646."
    assert "It was 646." in desk.get(f"/desk/reports/edit/{report.pk}/").content.decode()


@pytest.mark.parametrize("step", ["unpublish", "correct"])
@pytest.mark.parametrize("pk", ["0", "99999999999999999999", "abc"])
def test_steps_with_reports_that_are_not_there_answer_not_found(desk, report, step, pk):
    assert desk.get(f"/desk/reports/{step}/{pk}/").status_code == 404


def test_a_draft_is_neither_taken_down_nor_corrected(desk, draft):
    assert desk.get(f"/desk/reports/unpublish/{draft.pk}/").status_code == 404
    assert desk.get(f"/desk/reports/correct/{draft.pk}/").status_code == 404


def test_what_readers_have_seen_is_not_deleted(client, ada, report, draft):
    client.force_login(ada)

    client.post(f"/desk/reports/delete/{report.pk}/")
    client.post(f"/desk/bulk/reports/report/delete/?id={report.pk}")
    client.post(f"/desk/reports/delete/{draft.pk}/")

    assert list(Report.objects.all()) == [report]


def test_a_section_with_reports_is_not_deleted(client, ada, report, world):
    client.force_login(ada)

    answer = client.post(f"/desk/sections/delete/{world.pk}/")

    assert answer.status_code < 500
    assert Section.objects.filter(pk=world.pk).exists()


def test_a_section_does_not_take_the_address_of_another_page(client, ada):
    client.force_login(ada)
    facts = {"name": "Search", "slug": "search", "position": 1, "description": ""}

    answer = client.post("/desk/sections/add/", facts)

    assert "belongs to another page" in answer.content.decode()
    assert not Section.objects.exists()


def test_related_reports_are_named_by_address_or_short_id(desk, ed, world, report):
    second = a_report(editor=ed, section=world, headline="The second")
    lines = f"{report.short_id} 647 leave\nhttps://testserver{second.get_absolute_url()}?x=1\n"

    desk.post(ADD, a_form(section=world.pk, headline="Third", related=lines))

    third = Report.objects.latest("pk")
    assert set(third.get_latest_revision_as_object().related.all()) == {report, second}
    assert (
        f"{report.short_id} 647 leave"
        in desk.get(f"/desk/reports/edit/{third.pk}/").content.decode()
    )


@pytest.mark.parametrize("lines", ["nonsense", "00000", "/world/x", "1\n" * 30])
def test_other_words_for_related_reports_are_refused_with_a_reason(desk, world, lines):
    answer = desk.post(ADD, a_form(section=world.pk, related=lines))

    assert not Report.objects.exists()
    assert "address" in answer.content.decode() or "at most" in answer.content.decode()


def test_a_draft_is_previewed_as_readers_would_see_it(desk, draft, world):
    address = f"/desk/reports/preview/{draft.pk}/"

    sent = desk.post(address, a_form(section=world.pk, headline="As it would be"))
    assert sent.json() == {"is_valid": True, "is_available": True}
    page = desk.get(address)

    assert page.status_code == 200
    assert "As it would be" in page.content.decode()
    assert "647 left." in page.content.decode()
    assert draft.versions.count() == 0


def test_a_new_report_is_previewed_before_it_is_saved(desk, world):
    desk.post("/desk/reports/preview/", a_form(section=world.pk))
    assert "647 left." in desk.get("/desk/reports/preview/").content.decode()


def test_an_uploaded_picture_is_kept_with_its_facts(desk):
    facts = {
        "title": "Square",
        "description": "Seen",
        "caption": "",
        "credit": "Me",
        "collection": 1,
    }

    desk.post("/desk/images/add/", {**facts, "file": a_picture_file()})
    desk.post("/desk/images/add/", {**facts, "file": a_picture_file(), "multiple": 1})

    picture = Picture.objects.first()
    assert (picture.description, picture.credit) == ("Seen", "Me")


def test_the_file_of_a_picture_is_not_exchanged(client, ada):
    client.force_login(ada)
    picture = a_picture()
    before = picture.file.name

    client.post(
        f"/desk/images/{picture.pk}/",
        {"title": "New", "description": "x", "collection": 1, "file": a_picture_file(name="b.png")},
    )

    picture.refresh_from_db()
    assert picture.file.name == before
    assert picture.title == "New"


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
