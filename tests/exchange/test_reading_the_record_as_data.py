"""The record is there as data: what is confirmed and published, and nothing else."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from django.test import Client

from onrecord.exchange.standards import shapes, wholes
from onrecord.people.models import User
from onrecord.record.actions import reject_entries, reopen_entry
from onrecord.record.models import Check, Figure, Measure, Speaker, Statement
from onrecord.record.models.entry import Entry
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Correction, Report
from tests.conftest import NOON, again

# Made once: no test here needs another one.
ed, world, flood, boats = map(again, ("ed", "world", "flood", "boats"))


def quoted(report: Report) -> Statement:
    """What Nell Varga said."""
    return report.statements.get(kind="direct")


def test_a_statement_says_who_said_what_in_which_words(flood: Report, client: Client) -> None:
    row = quoted(flood)

    said = client.get(f"/api/record/statements/{row.pk}.json").json()

    assert said["name"] == f"statement-{row.pk}"
    assert said["text"] == "“We have never seen water this high,”"
    assert said["speaker"]["name"] == "Nell Varga"
    assert said["speaker"]["kind"] == "person"
    assert (said["source"], said["cue"]) == ("harbour master Nell Varga", "said")
    assert said["report"]["headline"] == flood.headline
    assert said["version"]["number"] == 1
    assert said["confirmed"]["at"] == "2026-03-02T12:00:00Z"
    assert "Ed" not in str(said["confirmed"])


def test_an_anchor_counts_in_the_text_of_its_version(flood: Report, client: Client) -> None:
    for row in flood.statements.filter(place="text"):
        said = client.get(f"/api/record/statements/{row.pk}.json").json()
        path = said["version"]["text_url"].partition("//")[2].partition("/")[2]
        text = client.get(f"/{path}").text
        anchor = said["anchor"]
        assert text[anchor["start"] : anchor["end"]] == anchor["exact"]


def test_a_figure_has_bounds_a_speaker_and_its_measure(
    flood: Report, boats: Measure, client: Client
) -> None:
    row = Figure.objects.get(measure=boats)

    told = client.get(f"/api/record/figures/{row.pk}.json").json()

    assert (told["low"], told["high"], told["value"]) == (17, 17, "17")
    assert told["measure"]["name"] == "Boats lost"
    assert told["statement"] == f"statement-{row.statement_id}"
    over = Figure.objects.get(report=flood, place="headline")
    told = client.get(f"/api/record/figures/{over.pk}.json").json()
    assert (told["low"], told["low_open"], told["high"]) == (50, True, None)


def test_a_reports_record_is_read_with_a_fixed_number_of_questions(
    flood: Report, client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(21):
        client.get(f"/api/record/reports/{flood.short_id}.json")


def test_a_check_names_what_it_computes_with_and_they_name_it(
    flood: Report, client: Client
) -> None:
    row = Check.objects.filter(report=flood, kind="sum").get()

    told = client.get(f"/api/record/checks/{row.pk}.json").json()

    assert told["working"] == row.formula
    assert told["verdict"] == "adds_up"
    first = told["operands"][0]
    figure = client.get(f"/api/record/figures/{first['name'].partition('-')[2]}.json").json()
    assert f"check-{row.pk}" in figure["checks"]
    assert figure["url"] == first["url"]


def test_a_record_holds_what_is_confirmed_and_counts_what_is_suggested(
    flood: Report, ed: User, client: Client
) -> None:
    reopen_entry(entry=quoted(flood), editor=ed)

    record = client.get(f"/api/record/reports/{flood.short_id}.json").json()

    assert record["suggested"] == {"statements": 1, "figures": 0}
    assert len(record["statements"]) == flood.statements.filter(state="confirmed").count()
    assert "never seen water" not in str(record)
    beside = client.get(f"{flood.get_absolute_url()}record.json")
    assert beside.json() == record
    assert beside["Content-Type"] == "application/json"


def test_the_page_leads_to_its_record(flood: Report, client: Client) -> None:
    address = f"{flood.get_absolute_url()}record.json"

    page = client.get(flood.get_absolute_url()).text

    assert f'type="application/json" title="The record of this report" href="{address}"' in page
    old = address.replace("over-50", "old")
    assert client.get(old)["Location"] == address


def test_a_speaker_and_a_measure_are_data_too(
    flood: Report, boats: Measure, client: Client
) -> None:
    nell = client.get("/api/record/speakers/nell-varga.json").json()
    lost = client.get("/api/record/measures/boats-lost.json").json()

    assert (nell["name"], nell["statements"]) == ("Nell Varga", 1)
    assert [role["title"] for role in nell["roles"]] == ["harbour master"]
    assert [point["value"] for line in lost["series"] for point in line["points"]] == ["17"]
    figure = Figure.objects.get(measure=boats)
    assert lost["series"][0]["points"][0]["figure_url"].endswith(f"/figures/{figure.pk}/")


def test_a_speakers_parts_are_looked_for_once(
    flood: Report, client: Client, django_assert_max_num_queries: Any
) -> None:
    office = Speaker.objects.get(slug="harbour-office")
    Speaker.objects.filter(slug="nell-varga").update(part_of=office)

    with django_assert_max_num_queries(20) as asked:
        told = client.get("/api/record/speakers/harbour-office.json").json()

    for_parts = [one["sql"] for one in asked if '"part_of_id" IN' in one["sql"]]
    assert [part["name"] for part in told["parts"]] == ["Nell Varga"]
    assert len(for_parts) == 2  # the office's, and those of its part


@pytest.mark.parametrize("kind", ["statements", "figures", "checks", "speakers", "measures"])
@pytest.mark.parametrize("number", ["999999", "0", "x", "9" * 30, "1/2"])
def test_what_is_not_there_is_said_in_json(
    flood: Report, client: Client, kind: str, number: str
) -> None:
    answer = client.get(f"/api/record/{kind}/{number}.json")

    assert answer.status_code == 404
    assert answer.json()["message"]
    assert answer["Content-Type"] == "application/json"


def test_a_suggestion_is_not_told(flood: Report, ed: User, client: Client) -> None:
    row = quoted(flood)
    reopen_entry(entry=row, editor=ed)

    assert client.get(f"/api/record/statements/{row.pk}.json").status_code == 404
    assert not any(i["id"] == row.pk for i in client.get("/api/record/statements/").json()["items"])


def test_what_was_rejected_is_gone_without_its_words(
    flood: Report, ed: User, client: Client
) -> None:
    row = quoted(flood)
    reject_entries(entries=[row], editor=ed, at=NOON)

    answer = client.get(f"/api/record/statements/{row.pk}.json")

    assert answer.status_code == 410
    assert "editor" in answer.json()["message"]
    assert "water" not in answer.text


def test_what_lost_its_words_is_gone(flood: Report, client: Client) -> None:
    row = quoted(flood)
    Statement.objects.filter(pk=row.pk).update(state=Entry.State.ORPHANED)

    answer = client.get(f"/api/record/statements/{row.pk}.json")

    assert (answer.status_code, "versions" in answer.text) == (410, True)


@pytest.mark.parametrize("kind", ["statements", "figures", "checks"])
def test_with_a_report_that_was_taken_down_all_its_entries_go(
    flood: Report, ed: User, client: Client, kind: str
) -> None:
    row = getattr(flood, kind).first()
    single = f"/api/record/{kind}/{row.pk}.json"
    assert client.get(single).status_code == 200

    unpublish_report(report=flood, editor=ed, reason="Its source was invented.", at=NOON)

    for address in (single, f"/api/record/reports/{flood.short_id}.json"):
        answer = client.get(address)
        assert (answer.status_code, "invented" in answer.json()["message"]) == (410, True)
    assert client.get(f"/api/record/{kind}/").json()["items"] == []
    assert client.get(f"{flood.get_absolute_url()}record.json").status_code == 410


def test_a_check_on_something_rejected_is_gone(flood: Report, ed: User, client: Client) -> None:
    check = Check.objects.get(report=flood, kind="sum")
    figure = flood.figures.get(exact="17")
    reject_entries(entries=[figure], editor=ed, at=NOON)

    assert client.get(f"/api/record/checks/{check.pk}.json").status_code == 410
    ids = [item["id"] for item in client.get("/api/record/checks/").json()["items"]]
    assert check.pk not in ids


def test_an_id_is_never_given_to_another_entry(flood: Report) -> None:
    newest = flood.statements.latest("pk")
    facts: dict[str, Any] = {
        field.attname: getattr(newest, field.attname)
        for field in Statement._meta.concrete_fields
        if field.attname != "id"
    }
    gone = newest.pk
    Statement.objects.filter(pk=gone).delete()

    assert Statement.objects.create(**facts).pk > gone


def test_any_site_may_read_and_none_may_write(flood: Report, client: Client) -> None:
    address = f"/api/record/reports/{flood.short_id}.json"

    read, asked, written = client.get(address), client.options(address), client.post(address)

    assert read["Access-Control-Allow-Origin"] == "*"
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert (written.status_code, written.json()["status"]) == (405, 405)
    assert not read.cookies
    again = client.get(address, headers={"If-None-Match": read["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_shapes_know_what_the_record_knows() -> None:
    assert set(get_args(shapes.StatementKind)) == set(Statement.Kind.values)
    assert set(get_args(shapes.Modality)) == set(Statement.Modality.values)
    assert set(get_args(shapes.Verdict)) == set(Check.Verdict.values)
    assert set(get_args(shapes.SpeakerKind)) == set(Speaker.Kind.values)
    assert set(get_args(shapes.Place)) == set(Entry.Place.values)
    assert set(get_args(wholes.CorrectionKind)) == set(Correction.Kind.values)
