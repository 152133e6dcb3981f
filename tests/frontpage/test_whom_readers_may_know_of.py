"""Whom only a report that waits quotes, and what it is about, is told with the report."""

from __future__ import annotations

import pytest
from django.test import Client

from onrecord.frontpage.pages import everything
from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Figure, Measure, Speaker, Statement
from onrecord.reports.actions import publish_report, unpublish_report
from onrecord.reports.models import Report, Section, Topic
from tests.conftest import NOON, a_draft
from tests.frontpage.conftest import quoting

HERS = (
    "/speakers/jana-beck/",
    "/feeds/speakers/jana-beck.atom",
    "/api/record/speakers/jana-beck.json",
    "/api/record/statements/?speaker=jana-beck",
)
THEIRS = ("/speakers/nell-varga/", "/api/record/speakers/nell-varga.json")
OFFICE = ("/speakers/harbour-office/", "/api/record/speakers/harbour-office.json")


@pytest.fixture
def draft(flood: Report, ed: User, world: Section) -> Report:
    """One that quotes a person of the harbour office of whom nobody knows yet."""
    waits = quoting("“We hid the report,” deputy director Jana Beck said.", ed, world)
    office = Speaker.objects.get(slug="harbour-office")
    Speaker.objects.filter(slug="jana-beck").update(part_of=office)
    return waits


def test_who_speaks_in_a_draft_has_no_page_before_it_is_published(
    draft: Report, ed: User, client: Client
) -> None:
    before = [client.get(address).status_code for address in HERS]
    asked = client.get("/search/?speaker=Jana+Beck")

    publish_report(report=draft, editor=ed, at=NOON)

    assert before == [404] * len(HERS)
    assert "No speaker is called “Jana Beck”" in asked.text
    assert [client.get(address).status_code for address in HERS] == [200] * len(HERS)


@pytest.mark.parametrize("address", OFFICE)
def test_an_institution_does_not_name_who_speaks_for_it_in_a_draft(
    draft: Report, ed: User, client: Client, address: str
) -> None:
    before = client.get(address).text

    publish_report(report=draft, editor=ed, at=NOON)

    assert "Jana Beck" not in before
    assert "Jana Beck" in client.get(address).text


@pytest.mark.parametrize("address", OFFICE)
def test_who_goes_on_record_in_a_published_report_is_named_by_the_institution_at_once(
    draft: Report, ed: User, client: Client, address: str
) -> None:
    publish_report(report=draft, editor=ed, at=NOON)
    [hers] = Statement.objects.filter(speaker__slug="jana-beck")
    actions.reopen_entry(entry=hers, editor=ed)
    before = client.get(address).text

    actions.confirm_entries(entries=[hers], editor=ed, at=NOON)

    assert "Jana Beck" not in before
    assert "Jana Beck" in client.get(address).text


def test_an_institution_of_which_only_a_part_speaks_is_known_with_it(
    draft: Report, ed: User, client: Client
) -> None:
    port = Speaker.objects.create(name="Port", slug="port")
    state = Speaker.objects.create(name="State", slug="state")
    Speaker.objects.filter(pk=port.pk).update(part_of=state)
    Speaker.objects.filter(slug="jana-beck").update(part_of=port)
    before = [client.get(f"/speakers/{slug}/").status_code for slug in ("port", "state")]

    publish_report(report=draft, editor=ed, at=NOON)

    assert before == [404, 404]
    assert "Jana Beck" in client.get("/speakers/port/").text
    assert "/speakers/port/" in client.get("/speakers/state/").text


def test_a_speaker_merged_into_one_of_a_draft_leads_nowhere(draft: Report, client: Client) -> None:
    hers = Speaker.objects.get(slug="jana-beck")
    Speaker.objects.create(name="J. Beck", slug="j-beck", merged_into=hers)

    assert client.get("/speakers/j-beck/").status_code == 404
    assert client.get("/api/record/speakers/j-beck.json").status_code == 404


def test_a_speaker_who_was_merged_twice_leads_to_whom_they_go_by(
    flood: Report, client: Client
) -> None:
    nell = Speaker.objects.get(slug="nell-varga")
    between = Speaker.objects.create(name="N. Varga", slug="n-varga", merged_into=nell)
    Speaker.objects.create(name="Varga", slug="varga", merged_into=between)

    theirs = (*THEIRS, "/feeds/speakers/nell-varga.atom", "/feeds/speakers/nell-varga.rss")
    led = [client.get(address.replace("nell-varga", "varga")) for address in theirs]
    said = [
        client.get(f"/api/record/statements/?speaker={slug}") for slug in ("nell-varga", "varga")
    ]

    assert [answer["Location"] for answer in led] == [*theirs]
    assert said[0].json()["items"] == said[1].json()["items"] != []


MEASURE = (
    "/measures/boats-sunk/",
    "/measures/boats-sunk/figures.csv",
    "/measures/boats-sunk/embed/",
    "/api/record/measures/boats-sunk.json",
    "/api/record/figures/?measure=boats-sunk",
    "/oembed?url=http://127.0.0.1:8000/measures/boats-sunk/",
)


def test_a_measure_of_which_only_a_draft_has_a_figure_is_not_there(
    ed: User, world: Section, client: Client
) -> None:
    waits = quoting("Some 40 boats were sunk, the harbour office said.", ed, world)
    measure = Measure.objects.create(name="Boats sunk", slug="boats-sunk")
    figures = Figure.objects.filter(report=waits)
    actions.confirm_entries(entries=[*figures], editor=ed, at=NOON)
    assert figures.update(measure=measure)
    before = [client.get(address).status_code for address in MEASURE]

    publish_report(report=waits, editor=ed, at=NOON)

    assert before == [404] * len(MEASURE)
    assert [client.get(address).status_code for address in MEASURE] == [200] * len(MEASURE)


TOPIC = (
    "/topics/smuggling/",
    "/feeds/topics/smuggling.atom",
    "/api/search/reports/?topic=smuggling",
    "/search/?topic=smuggling",
)
LISTS = ("/topics/", "/feeds/", "/sitemaps/lists.xml")


@pytest.mark.usefixtures("kept")
def test_a_topic_of_drafts_alone_is_not_there_until_the_first_is_published(
    flood: Report, ed: User, world: Section, client: Client
) -> None:
    smuggling = Topic.objects.create(name="Smuggling", slug="smuggling")
    waits = a_draft(author=ed, section=world, topics=[smuggling])
    before = [client.get(address).status_code for address in TOPIC]
    named_before = [client.get(address).text for address in LISTS]

    publish_report(report=waits, editor=ed, at=NOON)

    assert before == [404, 404, 400, 400]
    assert not any("smuggling" in text for text in named_before)
    assert [client.get(address).status_code for address in TOPIC] == [200] * len(TOPIC)
    assert all("smuggling" in client.get(address).text for address in LISTS)
    unpublish_report(report=waits, editor=ed, reason="Wrong.", at=NOON)
    assert [client.get(address).status_code for address in TOPIC] == before
    assert not any("smuggling" in client.get(address).text for address in LISTS)


def test_a_written_copy_holds_nothing_of_a_topic_of_drafts(
    flood: Report, ed: User, world: Section
) -> None:
    smuggling, boats = (
        Topic.objects.create(name=name, slug=name.lower()) for name in ("Smuggling", "Boats")
    )
    a_draft(author=ed, section=world, topics=[smuggling, boats])
    flood.topics.add(boats)
    flood.save()

    assert {one["slug"] for one in everything.topics()} == {"boats"}
    assert {one["slug"] for one in everything.topic_feeds()} == {"boats"}
