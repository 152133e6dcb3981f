"""The page of a report: what it says, who says so, and what readers say."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.discussion.models import Comment
from onrecord.frontpage.pages.jsonld import as_script
from onrecord.frontpage.pages.notes import place_notes
from onrecord.frontpage.pages.teasers import split_headline
from onrecord.people.models import User
from onrecord.record.pages import MarginNote
from onrecord.reports.actions import correct_report
from onrecord.reports.models import Report, Section
from onrecord.shared.marks import Mark
from tests.conftest import NOON, a_picture, a_report, again

NOTE = MarginNote(number=1, statement_id="5", speaker="Nell", speaker_url="", kind="direct")
WORDS = re.compile(r"<[^>]+>")


# Made once: no test here needs another one.
ed, world, flood = map(again, ("ed", "world", "flood"))


def page_of(report: Report, client: Client) -> BeautifulSoup:
    answer = client.get(report.get_absolute_url())
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_statements_and_figures_are_marked_in_the_prose(flood: Report, client: Client) -> None:
    page = page_of(flood, client)

    said = page.select(".prose .statement")
    assert any("never seen water this high" in one.get_text() for one in said)
    assert {"57", "40", "17"} <= {one.get("value") for one in page.select(".prose .figure")}
    ids = [one.get("id") for one in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_each_note_leads_to_its_statement_in_the_record(flood: Report, client: Client) -> None:
    page = page_of(flood, client)

    notes = page.select(".prose sup.note a")
    assert notes
    for note in notes:
        assert page.select(note.get("href"))


def test_a_claim_in_the_headline_is_marked_there(flood: Report, client: Client) -> None:
    page = page_of(flood, client)

    said = page.select("h1 .statement")[0]
    assert said.get("data-statement") == page.select("h1 .note a")[0].get("data-statement")
    assert said.select(".figure")[0].get("value") == "50/"


def test_every_link_within_the_record_leads_somewhere(flood: Report, client: Client) -> None:
    page = page_of(flood, client)

    targets = {link.get("href") for link in page.select("#record a[href^='#']")}
    assert targets
    assert [target for target in targets if not page.select(target)] == []


def test_the_record_says_how_we_know(flood: Report, client: Client) -> None:
    page = page_of(flood, client)

    assert "An editor confirmed" in page.select(".how-we-know")[0].get_text()


def test_an_insertion_by_the_editors_is_marked(flood: Report, client: Client) -> None:
    inserted = page_of(flood, client).select(".insertion")

    assert [one.get_text() for one in inserted] == ["[in the old harbour]"]


def test_the_headline_s_source_is_set_apart(flood: Report, client: Client) -> None:
    source = page_of(flood, client).select("h1 .headline-source")

    assert "harbour office" in source[0].get_text()


def test_comments_stand_below_the_report(flood: Report, remark: Comment, client: Client) -> None:
    page = page_of(flood, client)

    assert page.select(f"#c-{remark.short_id} em")[0].string == "there"
    assert page.select("[data-discussion]")[0].get("data-seq") == "1"


def test_a_cold_page_costs_at_most_fifteen_queries(
    flood: Report, remark: Comment, client: Client
) -> None:
    address = flood.get_absolute_url()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)

    assert len(queries) <= 15, [query["sql"][:80] for query in queries]


def test_machines_are_told_who_said_what(flood: Report, remark: Comment, client: Client) -> None:
    data = page_of(flood, client).select("script[type='application/ld+json']")[0].string
    graph = json.loads(data)["@graph"]
    facts = graph[0]

    assert facts["@type"] == "ReportageNewsArticle"
    assert facts["headline"] == flood.headline
    assert facts["commentCount"] == 1
    quotation = next(one for one in graph if one["@type"] == "Quotation")
    assert quotation["spokenByCharacter"]["@id"].endswith("/speakers/nell-varga/")
    assert facts["mainEntityOfPage"] == f"http://127.0.0.1:8000{flood.get_absolute_url()}"


def test_a_correction_stands_on_the_page_and_in_its_data(
    flood: Report, ed: User, client: Client
) -> None:
    correct_report(report=flood, editor=ed, kind="correction", text="57, not <75>.", at=NOON)

    page = page_of(flood, client)

    assert "57, not <75>." in page.select("#corrections")[0].get_text()
    graph = json.loads(page.select("script[type='application/ld+json']")[0].string)["@graph"]
    facts = graph[0]
    assert facts["correction"][0]["@type"] == "CorrectionComment"


def test_the_head_says_where_the_page_stands(flood: Report, client: Client) -> None:
    page = page_of(flood, client)

    address = f"http://127.0.0.1:8000{flood.get_absolute_url()}"
    assert page.select("link[rel=canonical]")[0].get("href") == address
    assert page.select("meta[property='og:url']")[0].get("content") == address
    assert page.select("link[rel=shortlink]")[0].get("href").endswith(f"/{flood.short_id}")
    assert page.select("link[rel=alternate]")


def test_a_picture_is_shown_with_its_credit_and_alternative(
    ed: User, world: Section, client: Client
) -> None:
    picture = a_picture(caption="The square at noon.", licence="CC BY-SA 4.0")
    report = a_report(editor=ed, section=world, lead_image=picture, lead_is_file_photo=True)

    figure = page_of(report, client).select("figure.picture-lead")[0]

    assert figure.select("img")[0].get("alt") == "An empty square."
    assert "File photo" in figure.get_text()
    assert "A. Lens" in figure.get_text()
    licence = figure.select("a[rel=license]")[0].get("href")
    assert licence == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_a_right_to_left_report_says_so(ed: User, world: Section, client: Client) -> None:
    report = a_report(
        editor=ed, section=world, headline="مكتبة", language="ar", is_right_to_left=True
    )

    article = page_of(report, client).select("article.report")[0]

    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")


def test_no_page_carries_script_or_style_of_its_own(flood: Report, client: Client) -> None:
    page = page_of(flood, client)

    assert not page.select("style, [style], script:not([src]):not([type='application/ld+json'])")
    assert not [one for one in page.find_all() for name in one.attrs if name.startswith("on")]


@given(st.text())
@settings(deadline=None)
def test_no_text_breaks_out_of_the_data_for_machines(text: str) -> None:
    written = as_script({"headline": text})

    assert not set(written) & set("<>&")
    assert json.loads(written) == {"headline": text}


@pytest.mark.parametrize(
    ("headline", "source", "parts"),
    [
        ("Boats lost – harbour office", "harbour office", ("Boats lost", "harbour office")),
        ("Boats lost - harbour office", "harbour office", ("Boats lost", "harbour office")),
        ("Boats lost, says office", "office", ("Boats lost, says office", "")),
        ("Harbour office: boats lost", "Harbour office", ("Harbour office: boats lost", "")),
        ("harbour office", "harbour office", ("harbour office", "")),
        ("Boats lost", "", ("Boats lost", "")),
    ],
)
def test_only_a_source_behind_a_dash_is_cut_from_the_headline(
    headline: str, source: str, parts: tuple[str, str]
) -> None:
    assert split_headline(headline, source) == parts


PROSE = "<p>One <em>two</em> <a href='/x'>three four</a> five.</p><ul><li>six</li></ul>"
LENGTH = len("One two three four five.\n\nsix")


@given(st.integers(1, LENGTH), st.integers(0, LENGTH), st.integers(0, LENGTH))
@settings(deadline=None)
def test_wherever_a_statement_ends_its_note_is_well_placed(
    end: int, start: int, other: int
) -> None:
    marks = [Mark(start, end, "span", {"class": "statement"}), Mark(other, other + 3, "data")]

    written = place_notes(PROSE, marks, [(end, NOTE)])

    tree = BeautifulSoup(written, "html.parser")
    notes = tree.select("sup.note")
    assert len(notes) == 1
    assert not tree.select("a a")
    assert WORDS.sub("", written).replace("1", "", 1) == WORDS.sub("", PROSE)
