"""Whatever is pasted into a field or sent past the forms: a clear answer, never a failure."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onrecord.reports.models import Report, Topic
from tests.conftest import a_draft, again, the_newsroom
from tests.reports.conftest import a_form

LONG = "x" * 100_000
RUBBISH = [
    LONG,
    "\x00",
    "a\x01\x08\x0b\x1f\x7fb",
    "\u202e\u200b\ufeff\uffff",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% now %}",
    "' OR 1=1; --",
    "٣",
    "-1",
    "1e400",
    "99999999999999999999999999",
    "[]",
    '{"a":',
    "💥" * 300,
]
PLAIN = [
    *["headline", "slug", "section", "summary", "lead_image", "lead_caption", "lead_is_file_photo"],
    *["dateline_place", "dateline_date", "dateline_basis", "language", "is_right_to_left"],
    *["topics", "related", "go_live_at", "expire_at"],
]
SHAPE = [
    *["bylines-count", "body-count", "body-0-type", "body-0-id", "body-0-order", "body-0-deleted"],
    *["overwrite_revision_id", "loaded_revision_id", "next"],
]
BODIES = [
    "",
    "null",
    "[]",
    "1",
    '"words"',
    "{}",
    '{"blocks": 3}',
    '{"blocks": [{}], "entityMap": {}}',
    '{"blocks": [{"text": 3, "type": "unstyled", "key": "a"}], "entityMap": {}}',
    '{"blocks": [{"text": "a", "type": "nonsense", "key": "a"}], "entityMap": {}}',
    '{"blocks": [{"text": "a", "type": "unstyled", "key": "a", "entityRanges":'
    ' [{"offset": 0, "length": 1, "key": 7}]}], "entityMap": {}}',
    '{"blocks": [{"text": "\\ud800", "type": "unstyled", "key": "a"}], "entityMap": {}}',
    "[" * 5000,
]


# Made once: no test here needs another one.
ed, world, draft = map(again, ("ed", "world", "draft"))


@pytest.fixture(scope="module")
def made(standing):
    """A draft, for all tests of this file."""
    room = the_newsroom()
    return {**room, "draft": a_draft(author=room["ed"], section=room["world"])}


@pytest.fixture
def desk(client, ada):
    """Ada at the desk; a failure is an answer, not an exception."""
    client.force_login(ada)
    client.raise_request_exception = False
    return client


def tells(answer):
    """Whether an answer is one that a person can act on."""
    return answer.status_code < 500


@pytest.mark.parametrize("rubbish", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_in_the_fields_of_a_report_is_answered(desk, draft, world, rubbish):
    everywhere = a_form(**dict.fromkeys(PLAIN, rubbish))
    in_texts = {**everywhere, "section": world.pk, "slug": "", "topics": [], "related": ""}
    for facts in (everywhere, in_texts):
        assert tells(desk.post("/desk/reports/add/", facts))
        assert tells(desk.post(f"/desk/reports/edit/{draft.pk}/", facts))
        assert tells(desk.post(f"/desk/reports/preview/{draft.pk}/", facts))
        assert tells(desk.get(f"/desk/reports/preview/{draft.pk}/"))


@pytest.mark.parametrize("field", SHAPE)
def test_a_form_of_another_shape_is_answered(desk, draft, world, field):
    for rubbish in ("", "x", "-1", "1e9", "\x00", "99999999999999999999999999"):
        facts = a_form(section=world.pk, **{field: rubbish})
        assert tells(desk.post(f"/desk/reports/edit/{draft.pk}/", facts)), rubbish
        assert tells(desk.post(f"/desk/reports/preview/{draft.pk}/", facts)), rubbish


@pytest.mark.parametrize("body", BODIES)
def test_a_broken_body_is_answered_and_nothing_is_lost(desk, draft, world, body):
    facts = {**a_form(section=world.pk), "body-0-value": body}

    assert tells(desk.post(f"/desk/reports/edit/{draft.pk}/", facts))
    assert tells(desk.post(f"/desk/reports/preview/{draft.pk}/", facts))

    assert Report.objects.get(pk=draft.pk).headline == "647 leave"
    assert tells(desk.get(f"/desk/reports/edit/{draft.pk}/"))


@pytest.mark.parametrize("kind", ["heading", "quotation", "list", "image", "table", "embed"])
def test_a_block_without_its_parts_is_answered(desk, draft, world, kind):
    for rubbish in ("", "x", LONG[:5000], "\x00", "{}", "[[]]"):
        facts = {**a_form(section=world.pk), "body-0-type": kind, "body-0-value": rubbish}
        assert tells(desk.post(f"/desk/reports/edit/{draft.pk}/", facts)), rubbish[:20]


def test_what_is_published_holds_no_signs_that_a_feed_cannot_carry(desk, draft, world):
    text = "a\x01b\x0bc\ufffe"
    value = json.dumps(
        {"blocks": [{"key": "a", "text": text, "type": "unstyled"}], "entityMap": {}}
    )
    facts = a_form(section=world.pk, summary=text, **{"body-0-value": value, "action-publish": "x"})

    desk.post("/desk/reports/add/", facts)

    version = Report.objects.exclude(pk=draft.pk).get().versions.get()
    assert version.text == "abc"
    assert version.read().summary == "abc"


def test_a_date_that_is_none_is_refused_with_an_example(desk, draft, world):
    facts = a_form(section=world.pk, dateline_date="30 November")

    answer = desk.post("/desk/reports/add/", facts)

    assert "Write the date as 2016-11-30" in answer.content.decode()
    assert Report.objects.get() == draft


@pytest.mark.parametrize("step", ["unpublish", "correct"])
def test_rubbish_in_the_forms_of_a_published_report_is_answered(desk, report, step):
    for rubbish in RUBBISH:
        facts = {"reason": rubbish, "kind": rubbish, "text": rubbish}
        assert tells(desk.post(f"/desk/reports/{step}/{report.pk}/", facts)), rubbish[:40]


@pytest.mark.parametrize(
    "address",
    ["/desk/sections/add/", "/desk/topics/add/", "/desk/settings/reports/newsroomsettings/1/"],
)
def test_rubbish_in_the_small_forms_is_answered(desk, address):
    fields = ["name", "slug", "description", "position", "editors", "motto"]
    for number, rubbish in enumerate(RUBBISH):
        good = {"name": f"N{number}", "slug": f"n{number}", "position": 1}
        assert tells(desk.post(address, dict.fromkeys(fields, rubbish))), rubbish[:40]
        assert tells(desk.post(address, {**good, "description": rubbish})), rubbish[:40]


def test_rubbish_about_a_picture_is_answered(desk):
    fields = ["title", "description", "caption", "credit", "licence", "collection"]
    for rubbish in RUBBISH:
        for facts in (dict.fromkeys(fields, rubbish), {"title": rubbish, "collection": 1}):
            file = SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\nnonsense", "image/png")
            assert tells(desk.post("/desk/images/add/", {**facts, "file": file})), rubbish[:40]


@pytest.mark.parametrize(
    "address", ["/desk/reports/", "/desk/reports/results/", "/desk/topics/", "/desk/images/"]
)
@pytest.mark.parametrize("name", ["q", "p", "section", "state", "ordering", "export", "unknown"])
def test_rubbish_in_the_address_of_a_list_is_answered(desk, draft, address, name):
    for rubbish in RUBBISH:
        if len(rubbish) < 1000:
            assert tells(desk.get(address, {name: rubbish})), rubbish[:40]


@pytest.mark.parametrize("list_of", ["images", "pages", "reports", "topics", "images/chooser"])
@pytest.mark.parametrize("words", ['"', 'say "no', '"><b>', "*", "NEAR(", "a AND"])
def test_signs_in_a_search_at_the_desk_are_no_commands(desk, list_of, words):
    where = f"{list_of}/results/" if list_of.endswith("chooser") else f"{list_of}/"

    assert desk.get(f"/desk/{where}", {"q": words}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        *["edit/{}/", "delete/{}/", "usage/{}/", "history/{}/", "unpublish/{}/", "correct/{}/"],
        *["preview/{}/", "lock/{}/", "unlock/{}/", "workflow_history/{}/"],
        *["history/{}/revisions/1/view/", "history/{}/revisions/1/revert/"],
        *["history/{}/revisions/1/unschedule/", "history/{}/revisions/compare/live...latest/"],
        *["history/{}/revisions/compare/99999999999999999999...latest/"],
    ],
)
@pytest.mark.parametrize("pk", ["abc", "0", "99999999999999999999999", "%00", "1.5", "-1"])
def test_reports_that_cannot_be_are_not_found(desk, draft, address, pk):
    assert desk.get("/desk/reports/" + address.format(pk)).status_code in {302, 400, 404, 405}
    assert tells(desk.post("/desk/reports/" + address.format(pk)))


def test_a_topic_keeps_its_name_whatever_is_sent(desk):
    topic = Topic.objects.create(name="Aleppo", slug="aleppo")

    answer = desk.post(f"/desk/topics/edit/{topic.pk}/", {"name": "", "slug": "Not a slug!"})

    assert answer.status_code == 200
    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("Aleppo", "aleppo")
