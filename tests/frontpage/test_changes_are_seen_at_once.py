"""What is published, said or renamed stands in the next page that is asked for."""

from __future__ import annotations

import pytest
from django.test import Client

from onrecord.delivery.oven import oven
from onrecord.discussion.actions import post_comment
from onrecord.frontpage.models import StandingPage
from onrecord.people.models import User
from onrecord.record.actions import confirm_entries, reject_entries
from onrecord.record.models import Speaker, Statement
from onrecord.reports.actions import correct_report, unpublish_report
from onrecord.reports.models import NewsroomSettings, Report, Section
from tests.conftest import NOON, a_report

pytestmark = pytest.mark.usefixtures("kept")


def fill(client: Client, *addresses: str) -> None:
    for address in addresses:
        client.get(address)


def test_a_published_report_stands_in_every_list(ed: User, world: Section, client: Client) -> None:
    lists = ["/", "/world/", "/archive/", "/feeds/all.atom", "/feeds/sections/world.rss"]
    fill(client, *lists, "/sitemap.xml")

    report = a_report(editor=ed, section=world)

    for address in ["/", "/world/", "/feeds/all.atom", "/feeds/sections/world.rss"]:
        assert report.get_absolute_url() in client.get(address).text
    assert "2026-03" in client.get("/sitemap.xml").text


def test_a_comment_stands_under_its_report_and_is_counted_in_lists(
    report: Report, rosa: User, client: Client
) -> None:
    address = report.get_absolute_url()
    fill(client, "/", address, f"{address}discussion/", f"{address}discussion/head.json")

    post_comment(author=rosa, report=report, text="I was there.", at=NOON)

    assert "I was there." in client.get(address).text
    assert "I was there." in client.get(f"{address}discussion/").text
    head = client.get(f"{address}discussion/head.json").json()
    assert head == {"seq": 1, "count": 1, "gone": []}
    assert "1 comment" in client.get("/").text


def test_a_comment_leaves_other_reports_pages_in_place(
    report: Report, rosa: User, ed: User, world: Section, client: Client
) -> None:
    other = a_report(editor=ed, section=world, headline="Other")
    before = client.get(other.get_absolute_url())["ETag"]
    kept = set(oven._pages)

    post_comment(author=rosa, report=report, text="I was there.", at=NOON)

    assert other.get_absolute_url() in kept & set(oven._pages)
    assert client.get(other.get_absolute_url())["ETag"] == before


def test_a_decision_on_the_record_is_seen_on_the_report_and_its_speaker(
    flood: Report, ed: User, client: Client
) -> None:
    statement = Statement.objects.get(report=flood, exact__contains="never seen water")
    fill(client, flood.get_absolute_url(), "/speakers/nell-varga/")

    reject_entries(entries=[statement], editor=ed, at=NOON)

    assert f"s-{statement.pk}" not in client.get(flood.get_absolute_url()).text
    assert "never seen water" not in client.get("/speakers/nell-varga/").text

    confirm_entries(entries=[statement], editor=ed, at=NOON)

    assert "never seen water" in client.get("/speakers/nell-varga/").text


def test_an_entry_that_an_editor_rejected_is_gone_at_once(
    flood: Report, ed: User, client: Client
) -> None:
    said = flood.statements.get(kind="direct")
    assert client.get(said.get_absolute_url()).status_code == 200

    reject_entries(entries=[said], editor=ed, at=NOON)

    answer = client.get(said.get_absolute_url())
    assert answer.status_code == 410
    assert "An editor decided" in answer.text
    assert "never seen water" not in answer.text


def test_a_correction_is_seen_wherever_the_report_is(
    report: Report, ed: User, client: Client
) -> None:
    fill(client, report.get_absolute_url(), "/corrections/", "/", "/feeds/corrections.atom")

    correct_report(report=report, editor=ed, kind="correction", text="It was 646.", at=NOON)

    for address in (report.get_absolute_url(), "/corrections/", "/", "/feeds/corrections.atom"):
        assert "It was 646." in client.get(address).text


def test_what_is_taken_down_is_gone_at_once(report: Report, ed: User, client: Client) -> None:
    address = report.get_absolute_url()
    fill(client, "/", "/world/", address, f"{address}versions/1/", "/archive/2026/03/02/")

    unpublish_report(report=report, editor=ed, reason="Its source was invented.", at=NOON)

    assert client.get(address).status_code == 410
    assert client.get(f"{address}versions/1/").status_code == 410
    assert report.headline not in client.get("/").text
    assert report.headline not in client.get("/world/").text
    assert client.get("/archive/2026/03/02/").status_code == 404


def test_a_renamed_speaker_is_renamed_everywhere(flood: Report, client: Client) -> None:
    fill(client, "/", flood.get_absolute_url(), "/speakers/nell-varga/", "/speakers/")

    speaker = Speaker.objects.get(slug="nell-varga")
    speaker.name = "Nell Vargas"
    speaker.save()

    for address in ("/", flood.get_absolute_url(), "/speakers/nell-varga/", "/speakers/"):
        assert "Nell Vargas" in client.get(address).text


def test_the_newsroom_s_name_stands_on_every_page(report: Report, client: Client) -> None:
    fill(client, "/", report.get_absolute_url())

    newsroom = NewsroomSettings.load()
    newsroom.name = "The Tidings"
    newsroom.save()

    assert "The Tidings" in client.get("/").text
    assert "The Tidings" in client.get(report.get_absolute_url()).text


def test_standards_edited_at_the_desk_are_read_at_once(
    standards: StandingPage, client: Client
) -> None:
    fill(client, "/standards/")

    standards.body = [("text", "<p>Be kinder.</p>")]
    standards.save_revision().publish()

    assert "Be kinder." in client.get("/standards/").text
