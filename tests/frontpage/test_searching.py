"""Readers find reports by words, section, topic, speaker and day; rubbish is answered in words."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.frontpage.pages.search import search
from onrecord.people.models import User
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report, Section, Topic
from tests.conftest import NOON, a_report, again

# Made once: no test here needs another one.
ed, world, flood = map(again, ("ed", "world", "flood"))


def found(client: Client, **asked: str) -> str:
    answer = client.get("/search/", asked)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.text


def test_a_report_is_found_by_words_of_its_text(flood: Report, client: Client) -> None:
    text = found(client, q="harbour repaired")

    assert flood.get_absolute_url() in text
    assert "1 report" in text
    assert "<mark>repaired</mark>" in text


def test_a_report_that_lacks_one_of_the_words_is_not_found(flood: Report, client: Client) -> None:
    assert "0 reports" in found(client, q="harbour submarine")


def test_numbers_are_found_as_they_are_written(ed: User, world: Section, client: Client) -> None:
    report = a_report(editor=ed, section=world, body=[("paragraph", "<p>In all 108,076 left.</p>")])

    assert report.get_absolute_url() in found(client, q="108,076")


def test_a_search_is_narrowed_by_section_topic_speaker_and_day(
    flood: Report, ed: User, world: Section, client: Client
) -> None:
    sport = Section.objects.create(name="Sport", slug="sport")
    boats = Topic.objects.create(name="Boats", slug="boats")
    race = a_report(
        editor=ed,
        section=sport,
        headline="Boats race in the harbour",
        topics=[boats],
        at=NOON + dt.timedelta(days=30),
    )
    flood_at, race_at = flood.get_absolute_url(), race.get_absolute_url()

    for asked, there, not_there in [
        ({"section": "sport"}, race_at, flood_at),
        ({"topic": "boats"}, race_at, flood_at),
        ({"speaker": "varga"}, flood_at, race_at),
        ({"since": "2026-03-15"}, race_at, flood_at),
        ({"until": "2026-03-02"}, flood_at, race_at),
    ]:
        text = found(client, **asked)
        assert there in text
        assert not_there not in text


def test_only_the_first_page_says_how_many_there_are(
    ed: User, world: Section, client: Client
) -> None:
    for number in range(22):
        a_report(editor=ed, section=world, at=NOON + dt.timedelta(minutes=number))

    first = found(client, q="ministry")
    older = re.search(r"before=(\w+)", first)
    assert older is not None
    second = found(client, q="ministry", before=older[1])

    assert ">22 reports</h2>" in first
    assert ">Older reports</h2>" in second
    assert second.count("<article") == 2


def test_speakers_of_that_name_are_shown(flood: Report, client: Client) -> None:
    assert 'href="/speakers/nell-varga/"' in found(client, q="Varga")


def test_what_is_not_published_is_not_found(
    flood: Report, draft: Report, ed: User, client: Client
) -> None:
    unpublish_report(report=flood, editor=ed, reason="Wrong.", at=NOON)

    assert "0 reports" in found(client, q="boats")
    assert "0 reports" in found(client, q="ministry")


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ({"q": "???"}, "Write at least one word"),
        ({"q": " ".join("abcdefghijklmn")}, "at most 12 words"),
        ({"q": "x" * 201}, "at most 200"),
        ({"section": "nowhere"}, "no such section"),
        ({"topic": "none"}, "listed at /topics/"),
        ({"speaker": "nobody"}, "listed at /speakers/"),
        ({"since": "30.11.16"}, "Write the first day as"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "Exchange them"),
    ],
)
def test_rubbish_is_answered_with_what_to_do(
    db: None, client: Client, asked: dict[str, str], advice: str
) -> None:
    answer = client.get("/search/", asked)

    assert answer.status_code == 400
    assert advice in answer.text


@pytest.mark.parametrize("days", [{"since": "0001-01-01"}, {"until": "9999-12-31"}])
def test_the_ends_of_time_are_days_like_others(
    report: Report, client: Client, days: dict[str, str]
) -> None:
    assert report.get_absolute_url() in found(client, **days)


@given(st.text(max_size=60))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_words_are_answered(flood: Report, words: str) -> None:
    assert search({"q": words}).status in {200, 400}


@pytest.mark.parametrize("words", ['"', "a OR", "NOT", "a AND (b", "title:x", "*", "a*", "'", "%s"])
def test_the_signs_of_search_engines_are_words_or_nothing(
    flood: Report, client: Client, words: str
) -> None:
    assert client.get("/search/", {"q": words}).status_code in {200, 400}
