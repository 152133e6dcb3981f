"""The record screen and its script: what is selected, completed and undone without leaving it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from onrecord.people.models import User
from onrecord.record.models import Alias, Speaker, Statement
from onrecord.reports.models import Report, Version
from onrecord.shared.slugs import slug_of
from tests.conftest import again
from tests.record.conftest import PARAGRAPHS

PART = {"X-Requested-With": "record-screen"}
RUBBISH = ["", "☃" * 3000, "<script>alert(1)</script>", "\x00\x07", "-1", "9" * 400, "statement-"]


# Made once: no test here needs another one.
ed, world, flood = map(again, ("ed", "world", "flood"))


@pytest.fixture
def desk(client: Client, ed: User) -> Client:
    """Ed, signed in."""
    client.force_login(ed)
    return client


@pytest.fixture
def statement(version: Version) -> Statement:
    """What the harbour master said."""
    return Statement.objects.get(version=version, exact__contains="never seen water")


def test_the_script_is_answered_with_the_screen_as_it_stands(
    desk: Client, statement: Statement
) -> None:
    answer = desk.post(
        reverse("record:decide", args=[statement.report_id]),
        {"do": "confirm", "entry": f"statement-{statement.pk}"},
        headers=PART,
    )

    words = answer.content.decode()
    assert words.lstrip().startswith('<div id="record-desk"')
    assert f'data-shown="statement-{statement.pk}"' in words


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_from_the_script_is_refused_with_words(
    desk: Client, statement: Statement, rubbish: str
) -> None:
    report = [statement.report_id]
    for name, fields in (
        ("decide", {"do": rubbish}),
        ("decide", {"do": "merge", "entry": rubbish}),
        ("words", {"entry": f"statement-{statement.pk}", "start": rubbish, "exact": rubbish}),
        ("words", {"entry": rubbish}),
    ):
        answer = desk.post(reverse(f"record:{name}", args=report), fields, headers=PART)
        assert answer.status_code == 422
        assert 'id="record-refused"' in answer.content.decode()
    for fields in ({"cut": rubbish}, {"words": rubbish}):
        answer = desk.post(reverse("record:split", args=[statement.pk]), fields, headers=PART)
        assert answer.status_code == 422
    statement.refresh_from_db()
    assert statement.state == "suggested"


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_any_place_may_be_asked_for_when_adding(
    desk: Client, version: Version, rubbish: str
) -> None:
    for name in ("add_statement", "add_figure"):
        address = reverse(f"record:{name}", args=[version.report_id])
        asked = {"place": rubbish, "start": rubbish, "end": rubbish}
        assert desk.get(address, asked).status_code == 200
    assert desk.get(reverse("record:names", args=[version.report_id]), {"q": rubbish[:300]})


def test_a_figure_is_added_with_the_number_that_its_words_hold(
    desk: Client, version: Version
) -> None:
    start = version.text.index("40 boats")
    address = reverse("record:add_figure", args=[version.report_id])

    page = desk.get(address, {"place": "text", "start": start, "end": start + 8}).content.decode()

    assert 'value="40 boats"' in page
    assert 'name="low" value="40.0"' in page


def test_words_are_taken_from_where_they_were_selected(desk: Client, statement: Statement) -> None:
    text = statement.words.text
    start = text.index("seen water")

    desk.post(
        reverse("record:words", args=[statement.report_id]),
        {
            "entry": f"statement-{statement.pk}",
            "place": "text",
            "start": start,
            "exact": "seen water",
        },
    )

    statement.refresh_from_db()
    assert (statement.start, statement.exact) == (start, "seen water")


def test_the_words_of_a_published_entry_are_found_while_a_draft_waits(
    desk: Client, flood: Report, statement: Statement, ed: User
) -> None:
    flood.refresh_from_db()
    flood.body = [("paragraph", f"<p>{words}</p>") for words in ["We start anew.", *PARAGRAPHS]]
    flood.save_revision(user=ed)
    start = statement.words.text.index("seen water")

    desk.post(
        reverse("record:words", args=[flood.pk]),
        {
            "entry": f"statement-{statement.pk}",
            "place": "text",
            "start": start + len("We start anew.\n\n"),
            "exact": "seen water",
        },
    )

    statement.refresh_from_db()
    assert (statement.start, statement.exact) == (start, "seen water")


def test_a_speaker_is_found_by_every_name_in_every_script(desk: Client, version: Version) -> None:
    known = Speaker.objects.create(name="سارة منصور", slug=slug_of("سارة منصور"))
    Alias.objects.create(speaker=known, name="ΕΛΈΝΗ", language="el")
    address = reverse("record:names", args=[version.report_id])

    for asked in ("سارة", slug_of("سارة منصور")[:5], "ελένη"):
        assert "سارة منصور" in desk.get(address, {"q": asked}).content.decode(), asked
    found = desk.get(address, {"q": "nell"}).content.decode()
    assert found.index("Nell Varga") < found.index("New speaker")


def test_the_last_change_is_undone_from_the_screen(desk: Client, statement: Statement) -> None:
    address = reverse("record:decide", args=[statement.report_id])
    desk.post(address, {"do": "reject", "entry": f"statement-{statement.pk}"})

    desk.post(address, {"do": "undo"})

    statement.refresh_from_db()
    assert statement.state == "suggested"
    answer = desk.post(address, {"do": "undo"}, headers=PART)
    assert "nothing of yours to undo" in answer.content.decode()
