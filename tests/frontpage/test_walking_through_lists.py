"""Lists go on page by page, cost the same however long they are, and stay put as others come."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onrecord.discussion.models import Comment
from onrecord.frontpage.models import StandingPage
from onrecord.frontpage.pages.walking import PER_PAGE
from onrecord.people.models import User
from onrecord.record.models import Measure, Speaker
from onrecord.reports.actions import correct_report
from onrecord.reports.models import Report, Section, Topic
from tests.conftest import NOON, a_report
from tests.frontpage.conftest import many_reports

HEADLINE = re.compile(r'teaser-headline"><a [^>]*>([^<]+)')


def headlines(text: str) -> list[str]:
    return HEADLINE.findall(text)


def link(text: str, rel: str) -> str:
    found = re.search(rf'<a rel="{rel}" href="([^"]+)"', text)
    return found[1] if found else ""


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_every_report_of_a_section_is_met_once_on_the_way_and_back(
    ed: User, world: Section, client: Client
) -> None:
    many_reports(2 * PER_PAGE + 3, editor=ed, section=world)
    pages, address = [], "/world/"
    while address:
        text = client.get(address).text
        pages.append((address, headlines(text)))
        address, last = link(text, "next"), text

    met = [headline for _, page in pages for headline in page]
    assert met == [f"Report {number}" for number in reversed(range(2 * PER_PAGE + 3))]
    assert [len(page) for _, page in pages] == [PER_PAGE, PER_PAGE, 3]
    back = link(last, "prev")
    assert back == pages[1][0]
    assert link(client.get(back).text, "prev") == "/world/"


def test_a_later_page_stays_as_it_was_when_a_new_report_comes(
    ed: User, world: Section, client: Client
) -> None:
    many_reports(PER_PAGE + 2, editor=ed, section=world)
    later = link(client.get("/world/").text, "next")
    before = headlines(client.get(later).text)

    a_report(editor=ed, section=world, headline="News", at=NOON + dt.timedelta(days=9))

    assert headlines(client.get(later).text) == before


@pytest.mark.parametrize("address", ["/", "/world/", "/topics/boats/", "/feeds/all.atom"])
def test_a_list_costs_the_same_however_long_the_archive(
    ed: User, world: Section, client: Client, address: str
) -> None:
    boats = Topic.objects.create(name="Boats", slug="boats")
    many_reports(3, editor=ed, section=world, topics=[boats])
    few = queries_of(client, address)
    many_reports(PER_PAGE + 5, editor=ed, section=world, topics=[boats])

    assert queries_of(client, address) <= few + 1


def test_the_front_page_shows_what_is_new_and_on_record(
    flood: Report, remark: Comment, client: Client
) -> None:
    text = client.get("/").text

    assert "Over 50 boats damaged in flood" in text
    assert "Nell Varga" in text
    assert "1 comment" in text


def test_an_empty_newsroom_has_a_front_page(db: None, client: Client) -> None:
    assert client.get("/").status_code == 200
    assert client.get("/archive/").status_code == 200
    assert client.get("/feeds/all.rss").status_code == 200


def test_a_speaker_s_page_holds_what_they_are_on_record_with(flood: Report, client: Client) -> None:
    text = client.get("/speakers/nell-varga/").text

    assert "never seen water this high" in text
    assert flood.get_absolute_url() in text
    assert "Nell Varga" in client.get("/speakers/").text
    assert client.get("/speakers/nell-varga/page/2/").status_code == 404


def test_a_measure_s_page_shows_each_source_s_figure(flood: Report, client: Client) -> None:
    boats = Measure.objects.create(name="Boats lost", slug="boats-lost")
    flood.figures.filter(low=17).update(measure=boats)

    assert "17" in client.get("/measures/boats-lost/").text
    assert "Boats lost" in client.get("/measures/").text


def test_the_archive_leads_from_the_year_to_the_report(report: Report, client: Client) -> None:
    assert 'href="/archive/2026/"' in client.get("/archive/").text
    assert 'href="/archive/2026/03/"' in client.get("/archive/2026/").text
    assert 'href="/archive/2026/03/02/"' in client.get("/archive/2026/03/").text
    assert report.get_absolute_url() in client.get("/archive/2026/03/02/").text


def test_corrections_are_listed_with_their_report(report: Report, ed: User, client: Client) -> None:
    correct_report(report=report, editor=ed, kind="correction", text="It was 646.", at=NOON)

    assert "It was 646." in client.get("/corrections/").text
    assert "It was 646." in client.get("/feeds/corrections.rss").text


def test_the_standards_are_what_the_desk_wrote(standards: StandingPage, client: Client) -> None:
    assert "Be kind." in client.get("/standards/").text

    standards.body = [("text", "<p>Be kinder.</p>")]
    standards.save_revision().publish()

    assert "Be kinder." in client.get("/standards/").text


@pytest.mark.parametrize("number", ["0", "00", "01", "9" * 30])
def test_a_page_or_version_of_no_possible_number_is_not_found(
    report: Report, client: Client, number: str
) -> None:
    speaker = Speaker.objects.create(name="A ministry", slug="a-ministry")
    address = report.get_absolute_url()

    for path in (
        f"{speaker.get_absolute_url()}page/{number}/",
        f"{address}versions/{number}/",
        f"{address}versions/{number}.json",
    ):
        assert client.get(path).status_code == 404
