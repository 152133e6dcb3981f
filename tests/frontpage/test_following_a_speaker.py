"""The page of a speaker, whole and year by year."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from onrecord.frontpage.pages import everything
from onrecord.people.models import User
from onrecord.record.actions import confirm_entries
from onrecord.record.models import Statement
from onrecord.record.pages import speakers, speaking
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report, Section
from tests.conftest import NOON, a_report


def said_in_2024(ed: User, world: Section) -> Report:
    """A report of 2024 in which the harbour master speaks, on record."""
    report = a_report(
        editor=ed,
        section=world,
        headline="Harbour master warns",
        at=dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC),
        body=[("paragraph", "<p>“The dyke is too low,” harbour master Nell Varga said.</p>")],
    )
    confirm_entries(entries=[*report.statements.all()], editor=ed, at=NOON)
    return report


def test_a_speaker_of_several_years_is_read_year_by_year(
    flood: Report, ed: User, world: Section, client: Client
) -> None:
    said_in_2024(ed, world)

    page = BeautifulSoup(client.get("/speakers/nell-varga/").content, "html.parser")
    links = {link.get_text(): link.get("href") for link in page.select(".years a")}
    of_2024 = client.get(links["2024"])

    assert list(links) == ["All", "2026", "2024"]
    assert "The dyke is too low" in of_2024.text
    assert "never seen water this high" not in of_2024.text
    assert "never seen water this high" in page.get_text()


def test_a_written_copy_has_every_year(flood: Report, ed: User, world: Section) -> None:
    said_in_2024(ed, world)

    years = list(everything.speaker_years())

    assert {"slug": "nell-varga", "year": 2024} in years
    assert list(everything.later_speaker_year_pages()) == []


def test_a_year_without_a_statement_is_not_there(flood: Report, client: Client) -> None:
    for address in ("1999/", "9999/", "1000/", "2026/page/2/"):
        assert client.get(f"/speakers/nell-varga/{address}").status_code == 404


@pytest.fixture
def quoted_twice(flood: Report, ed: User, world: Section) -> None:
    """Nell Varga is on record in two of three reports, not in the newest."""
    said_in_2024(ed, world)
    a_report(editor=ed, section=world, headline="Nobody speaks", at=NOON + dt.timedelta(days=9))


@pytest.mark.usefixtures("quoted_twice")
@pytest.mark.parametrize("newest", [1, 2, 3, 9])
@pytest.mark.parametrize("per_page", [1, 2, 50])
def test_a_much_quoted_speaker_has_the_same_page_wherever_it_is_looked_for_first(
    monkeypatch: pytest.MonkeyPatch, newest: int, per_page: int
) -> None:
    monkeypatch.setattr(speakers, "PER_PAGE", per_page)
    as_sorted = speakers.speaker_shown(slug="nell-varga")

    monkeypatch.setattr(speaking, "MUCH", 0)
    monkeypatch.setattr(speaking, "NEWEST", newest)

    assert as_sorted is not None
    assert speakers.speaker_shown(slug="nell-varga") == as_sorted


def test_what_stands_in_a_report_that_was_taken_down_is_not_counted(
    flood: Report, ed: User, world: Section
) -> None:
    said = "“Some 40 boats were lost and 12 were damaged,” harbour master Nell Varga said."
    report = a_report(
        editor=ed, section=world, headline="Boats lost", body=[("paragraph", f"<p>{said}</p>")]
    )
    before = speakers.speaker_shown(slug="nell-varga")
    entries = [*report.statements.all(), *report.figures.all()]
    confirm_entries(entries=entries, editor=ed, at=NOON)
    counted = speakers.speaker_shown(slug="nell-varga")

    unpublish_report(report=report, editor=ed, reason="It was wrong.", at=NOON)

    assert before is not None
    assert counted is not None
    assert counted.speaker.tally.statements == before.speaker.tally.statements + 1
    assert counted.speaker.tally.figures == before.speaker.tally.figures + 2
    assert Statement.objects.filter(report=report, state="confirmed").exists()
    assert speakers.speaker_shown(slug="nell-varga") == before
