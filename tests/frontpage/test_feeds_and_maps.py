"""Programs that read feeds and maps get well-formed ones with whole addresses."""

from __future__ import annotations

import datetime as dt

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils import timezone

from onrecord.people.models import User
from onrecord.reports.actions import correct_report, unpublish_report
from onrecord.reports.models import Report, Section, Topic
from tests.conftest import NOON, a_report

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HERE = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    "address",
    ["/feeds/all", "/feeds/sections/world", "/feeds/topics/boats", "/feeds/speakers/nell-varga"],
)
@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_feed_holds_the_newest_of_its_kind(
    flood: Report, client: Client, address: str, kind: str
) -> None:
    flood.topics.add(Topic.objects.create(name="Boats", slug="boats"))
    flood.save()

    answer = client.get(f"{address}.{kind}")

    assert f"application/{kind}+xml" in answer["Content-Type"]
    fromstring(answer.content)
    assert f"{HERE}{flood.get_absolute_url()}" in answer.text


def test_an_entry_is_known_again_after_its_headline_changed(
    report: Report, ed: User, client: Client
) -> None:
    def key() -> str | None:
        feed = fromstring(client.get("/feeds/all.atom").content)
        return feed.find(f"{ATOM}entry/{ATOM}id").text

    before = key()
    report.headline, report.slug = "648 leave", "648-leave"
    report.save_revision(user=ed)
    report.publish(report.latest_revision, user=ed)

    assert key() == before


def test_an_entry_says_that_its_report_was_corrected(
    report: Report, ed: User, client: Client
) -> None:
    correct_report(report=report, editor=ed, kind="correction", text="646.", at=NOON)

    assert "Corrected." in client.get("/feeds/all.atom").text


def test_markup_in_a_headline_is_text_in_feeds_and_maps(
    ed: User, world: Section, client: Client
) -> None:
    a_report(editor=ed, section=world, headline="<b>Tom</b> & ]]> Jerry", at=timezone.now())

    for address in ("/feeds/all.atom", "/feeds/all.rss", "/sitemaps/news.xml"):
        fromstring(client.get(address).content)


def test_the_maps_lead_to_every_report(report: Report, client: Client) -> None:
    index = fromstring(client.get("/sitemap.xml").content)
    maps = [one.text for one in index.iter(f"{MAP}loc")]

    assert f"{HERE}/sitemaps/2026-03.xml" in maps
    month = client.get("/sitemaps/2026-03.xml").text
    assert f"{HERE}{report.get_absolute_url()}" in month


def test_the_news_map_holds_two_days_and_no_more(ed: User, world: Section, client: Client) -> None:
    now = timezone.now()
    a_report(editor=ed, section=world, headline="Fresh", at=now - dt.timedelta(hours=1))
    a_report(editor=ed, section=world, headline="Old", at=now - dt.timedelta(days=3))

    text = client.get("/sitemaps/news.xml").text

    assert "Fresh" in text
    assert "Old" not in text


def test_what_was_taken_down_leaves_every_list(report: Report, ed: User, client: Client) -> None:
    unpublish_report(report=report, editor=ed, reason="Wrong.", at=NOON)

    for address in ("/", "/world/", "/feeds/all.atom", "/sitemap.xml", "/archive/"):
        assert report.headline not in client.get(address).text
        assert report.short_id not in client.get(address).text


def test_robots_are_told_where_the_maps_are(db: None, client: Client) -> None:
    text = client.get("/robots.txt").text

    assert f"Sitemap: {HERE}/sitemap.xml" in text
    assert "Disallow: /desk/" in text
