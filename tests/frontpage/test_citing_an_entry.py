"""Every entry on record has a page that can be cited, and says so when it is no longer one."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from onrecord.people.models import User
from onrecord.record.actions import put_under_measure, reopen_entry
from onrecord.record.models import Check, Measure, Statement
from onrecord.record.models.entry import Entry
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON, again

KINDS = ["statements", "figures", "checks"]
# Made once: no test here needs another one.
ed, world, flood = map(again, ("ed", "world", "flood"))


@pytest.fixture
def said(flood: Report) -> Statement:
    """What Nell Varga said."""
    row: Statement = flood.statements.get(kind="direct")
    return row


def page_at(address: str, client: Client) -> BeautifulSoup:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_a_statement_stands_with_its_exact_words_and_whose_they_are(
    said: Statement, client: Client
) -> None:
    page = page_at(said.get_absolute_url(), client)

    assert page.select("blockquote")[0].get_text() == "“We have never seen water this high,”"
    assert page.select(".entry-by")[0].get_text() == "Nell Varga"
    assert page.select(".entry .role")[0].get_text() == "harbour master"
    assert "an editor confirmed it" in page.get_text()
    citation = page.select(".citation bdi")[0].get_text()
    assert citation.startswith("Nell Varga, harbour master, in “Over 50 boats damaged")
    assert citation.endswith(
        f"2 March 2026, version 1. http://127.0.0.1:8000/statements/{said.pk}/"
    )
    assert page.select("[data-copy]")[0]["data-copy"] == citation


def test_an_entry_leads_to_its_words_in_the_report(said: Statement, client: Client) -> None:
    page = page_at(said.get_absolute_url(), client)

    link = next(one["href"] for one in page.select("a") if ":~:" in str(one["href"]))

    address, _, fragment = str(link).partition("#")
    assert address == said.report.get_absolute_url()
    assert unquote(fragment) == f"s-{said.pk}:~:text=“We have never seen water this high,”"
    assert page_at(address, client).select(f"#s-{said.pk}")


def test_a_figure_stands_with_bounds_speaker_and_checks(flood: Report, client: Client) -> None:
    figure = flood.figures.get(exact="17")

    page = page_at(figure.get_absolute_url(), client)

    assert page.select(".entry-amount")[0].get_text() == "17"
    assert "Harbour Office" in page.select(".entry-by")[0].get_text().title()
    assert "40 + 17 = 57" in page.select(".checks")[0].get_text()
    operands = [one["href"] for one in page.select(".operands a")]
    assert figure.get_absolute_url() in operands


def test_a_check_stands_with_its_working(flood: Report, client: Client) -> None:
    check = Check.objects.get(report=flood, kind="sum")

    page = page_at(check.get_absolute_url(), client)

    assert page.select(".working")[0].get_text() == check.formula
    for link in page.select(".operands a"):
        page_at(str(link["href"]), client)


@pytest.mark.parametrize("kind", KINDS)
def test_a_taken_down_report_takes_its_entries_along_and_says_why(
    flood: Report, ed: User, client: Client, kind: str
) -> None:
    row = getattr(flood, kind).first()
    unpublish_report(report=flood, editor=ed, reason="Its source was invented.", at=NOON)

    for address in (row.get_absolute_url(), f"{row.get_absolute_url()}embed/"):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "Its source was invented." in answer.text
        assert "boats" not in answer.text


def test_what_lost_its_words_leads_to_the_versions_that_had_them(
    said: Statement, client: Client
) -> None:
    Statement.objects.filter(pk=said.pk).update(state=Entry.State.ORPHANED)

    answer = client.get(said.get_absolute_url())

    assert answer.status_code == 410
    assert f"{said.report.get_absolute_url()}versions/" in answer.text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", ["999999", "0", "01", "x", "9" * 40, "-1", "%00"])
def test_what_never_was_on_record_is_not_found(
    flood: Report, client: Client, kind: str, number: str
) -> None:
    assert client.get(f"/{kind}/{number}/").status_code == 404


def test_a_suggestion_has_no_page(said: Statement, ed: User, client: Client) -> None:
    reopen_entry(entry=said, editor=ed)

    assert client.get(said.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_framed_page_may_be_framed_by_anybody_and_may_do_nothing(
    flood: Report, client: Client, kind: str
) -> None:
    address = getattr(flood, kind).first().get_absolute_url()

    page, framed = client.get(address), client.get(f"{address}embed/")

    policy = framed["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "default-src 'none'" in policy
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "<script" not in framed.text
    assert "<form" not in framed.text
    links = BeautifulSoup(framed.content, "html.parser").select("a")
    assert {link["target"] for link in links} == {"_blank"}
    assert len(framed.content) < 4000
    assert not framed.cookies


def test_a_measure_can_be_framed_too(flood: Report, ed: User, client: Client) -> None:
    measure = Measure.objects.create(name="Boats lost", slug="boats-lost")
    put_under_measure(figure=flood.figures.get(exact="17"), measure=measure, editor=ed)

    framed = client.get("/measures/boats-lost/embed/")

    assert (framed.status_code, "17" in framed.text) == (200, True)
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert client.get("/measures/none/embed/").status_code == 404
