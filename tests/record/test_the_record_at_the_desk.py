"""The record screen: an editor decides beside the text; rubbish is answered with words."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from onrecord.people.models import User
from onrecord.record.models import Check, Figure, Measure, Statement
from onrecord.reports.models import Report, Version
from tests.conftest import again

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


def test_the_text_stands_beside_what_was_found_in_it(desk: Client, version: Version) -> None:
    page = desk.get(reverse("record:screen", args=[version.report_id]))

    words = page.content.decode()
    assert page.status_code == 200
    assert 'data-entry="statement-' in words
    assert "Nell Varga" in words


def test_a_draft_has_a_record_before_it_is_published(desk: Client, draft: Report) -> None:
    page = desk.get(reverse("record:screen", args=[draft.pk])).content.decode()

    assert "This is the draft" in page
    assert 'data-entry="figure-' in page


def test_the_form_of_a_report_leads_to_its_record(desk: Client, flood: Report) -> None:
    form = desk.get(reverse("wagtailsnippets_reports_report:edit", args=[flood.pk]))

    assert reverse("record:screen", args=[flood.pk]) in form.content.decode()


def test_confirming_leads_back_to_the_entry(desk: Client, statement: Statement) -> None:
    answer = desk.post(
        reverse("record:decide", args=[statement.report_id]),
        {"do": "confirm", "entry": f"statement-{statement.pk}"},
    )

    statement.refresh_from_db()
    assert statement.state == "confirmed"
    assert answer["Location"].endswith(f"#entry-statement-{statement.pk}")


def test_all_that_is_open_is_confirmed_at_once(desk: Client, version: Version) -> None:
    desk.post(reverse("record:decide", args=[version.report_id]), {"do": "confirm_all"})

    assert set(Statement.objects.values_list("state", flat=True)) == {"confirmed"}
    assert set(Figure.objects.values_list("state", flat=True)) == {"confirmed"}


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_a_decision_on_rubbish_decides_nothing(
    desk: Client, version: Version, rubbish: str
) -> None:
    for fields in ({"do": rubbish}, {"do": "confirm", "entry": rubbish}):
        answer = desk.post(reverse("record:decide", args=[version.report_id]), fields)

        assert answer.status_code == 302
    assert not Statement.objects.exclude(state="suggested").exists()


def test_an_edited_statement_is_on_record_with_its_new_speaker(
    desk: Client, statement: Statement
) -> None:
    answer = desk.post(
        reverse("record:edit_statement", args=[statement.pk]),
        {
            "words": "never seen water this high",
            "speaker_name": "Harbour office",
            "role": "",
            "kind": "direct",
            "modality": "fact",
        },
    )

    statement.refresh_from_db()
    assert answer.status_code == 302
    assert statement.exact == "never seen water this high"
    assert str(statement.speaker) == "Harbour office"
    assert statement.state == "confirmed"


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_in_every_field_is_refused_with_what_was_typed(
    desk: Client, statement: Statement, rubbish: str
) -> None:
    for name in ("edit_statement", "edit_figure"):
        entry = statement if name == "edit_statement" else statement.report.figures.first()
        assert entry is not None
        fields = ["words", "speaker_name", "role", "kind", "modality", "low", "high", "unit"]
        answer = desk.post(
            reverse(f"record:{name}", args=[entry.pk]),
            dict.fromkeys([*fields, "counted", "where", "comparator", "statement"], rubbish),
        )

        assert answer.status_code == 422
    statement.refresh_from_db()
    assert statement.state == "suggested"


def test_a_figure_is_put_under_a_measure(desk: Client, version: Version) -> None:
    figure = Figure.objects.get(version=version, low=17)
    measure = Measure.objects.create(name="Boats lost", slug="boats-lost")

    desk.post(
        reverse("record:edit_figure", args=[figure.pk]),
        {
            "words": figure.exact,
            "low": "17",
            "high": "17",
            "comparator": "=",
            "counted": "boats lost",
            "measure": measure.pk,
        },
    )

    figure.refresh_from_db()
    assert figure.measure == measure


def test_a_check_that_does_not_add_up_is_answered_with_a_reason(
    desk: Client, version: Version
) -> None:
    check = Check.objects.create(
        report=version.report,
        version=version,
        kind="sum",
        formula="40 + 18 ≠ 57",
        verdict="does_not_add_up",
        explanation="The parts are one more than the whole.",
    )

    desk.post(reverse("record:answer", args=[check.pk]), {"answer": "The office counts one twice."})

    check.refresh_from_db()
    assert check.answer == "The office counts one twice."


def test_only_those_who_may_publish_see_the_screen(
    client: Client, rosa: User, mo: User, version: Version
) -> None:
    address = reverse("record:screen", args=[version.report_id])
    assert client.get(address).status_code == 302
    client.force_login(rosa)
    assert client.get(address).status_code == 302
    client.force_login(mo)
    assert client.get(address).status_code in {302, 403}


def test_the_screen_asks_no_more_for_a_long_record(desk: Client, version: Version) -> None:
    address = reverse("record:screen", args=[version.report_id])

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address).status_code == 200
        return len(asked)

    desk.post(reverse("record:decide", args=[version.report_id]), {"do": "confirm_all"})
    queries()  # what is kept for all requests is there from now on
    few = queries()
    for model in (Statement, Figure):
        rows = list(model._default_manager.filter(version=version))
        for row in rows * 20:
            row.pk = None
            row.save(force_insert=True)

    assert queries() == few
    assert few < 45


def test_figures_and_times_stand_inside_their_statement(desk: Client, version: Version) -> None:
    words = desk.get(reverse("record:screen", args=[version.report_id])).content.decode()

    inside = words.split('class="record-inside"')[1].split("</ul>")[0]
    assert 'data-entry="figure-' in inside


def test_a_failing_check_leads_to_its_words_and_is_counted_until_answered(
    desk: Client, version: Version
) -> None:
    figure = Figure.objects.filter(version=version, place="text").earliest("start")
    Check.objects.create(
        report=version.report,
        version=version,
        kind="sum",
        operands=[f"figure:{figure.pk}", "headline"],
        formula="40 + 18 ≠ 57",
        verdict="does_not_add_up",
        explanation="The parts are one more than the whole.",
    )

    words = desk.get(reverse("record:screen", args=[version.report_id])).content.decode()

    assert f'href="#words-figure-{figure.pk}"' in words
    assert 'href="#headline"' in words
    assert "<strong>1</strong> check that does not add up" in words
    assert words.index("40 + 18") < words.index('class="record-list"')
