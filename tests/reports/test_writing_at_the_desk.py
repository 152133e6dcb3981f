"""The desk's forms: writing, publishing, taking down, correcting, and who may."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from onrecord.reports.models import Correction, Picture, Report, Section, Topic
from tests.conftest import a_picture, a_picture_file, a_report
from tests.reports.conftest import a_form

LIST, ADD = "/desk/reports/", "/desk/reports/add/"
DAY = dt.timedelta(days=1)


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


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


def test_the_form_asks_at_most_twice_for_the_workflow_of_its_report(desk, draft):
    with CaptureQueriesContext(connection) as asked:
        desk.get(f"/desk/reports/edit/{draft.pk}/")

    assert sum('FROM "wagtailcore_workflowstate"' in one["sql"] for one in asked) <= 2


def test_a_report_in_a_workflow_says_so_on_its_form(desk, ed, draft):
    task = GroupApprovalTask.objects.create(name="Second reader")
    task.groups.add(Group.objects.get(name="Editors"))
    workflow = Workflow.objects.create(name="Four eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    kind = ContentType.objects.get_for_model(Report)
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)
    draft.save_revision()
    workflow.start(draft, ed)

    page = desk.get(f"/desk/reports/edit/{draft.pk}/").content.decode()

    assert "Second reader" in page
    assert "Cancel workflow" in page


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
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
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
