"""Readers find who said words, and figures by number, as they are on record and nothing else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.frontpage.pages.search import search
from onrecord.people.models import User
from onrecord.record.models import Figure
from onrecord.record.pages.searching import sought_in
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON, again

# Made once: no test here needs another one.
ed, world, flood = map(again, ("ed", "world", "flood"))


def page_for(client: Client, **asked: str) -> BeautifulSoup:
    answer = client.get("/search/", asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def said(page: BeautifulSoup) -> list[str]:
    return [words.get_text() for words in page.select(".said blockquote")]


def counted(page: BeautifulSoup) -> list[str]:
    return [number.get_text() for number in page.select(".ledger td.amount a")]


def bounds_of(report: Report, exact: str, **values: object) -> None:
    Figure.objects.filter(report=report, exact=exact).update(**values)


def test_a_quotation_is_found_by_its_words(flood: Report, client: Client) -> None:
    page = page_for(client, q="never high water", of="statements")

    assert [words.strip("“”,") for words in said(page)] == ["We have never seen water this high"]
    assert "Nell Varga" in page.select(".said-by")[0].get_text()
    link = page.select(".said-where")[0]
    assert link.get_text() == flood.headline
    anchor = str(link.get("href")).split("#")[1]
    report = BeautifulSoup(client.get(flood.get_absolute_url()).content, "html.parser")
    assert "never seen water" in report.select(f"#{anchor}")[0].get_text()


def test_words_begin_as_they_are_typed(flood: Report, client: Client) -> None:
    assert said(page_for(client, q="WAT", of="statements")) == []
    assert len(said(page_for(client, q="Water", of="statements"))) == 1
    assert said(page_for(client, q="ater", of="statements")) == []


def test_what_one_speaker_said_is_found_among_what_all_said(flood: Report, client: Client) -> None:
    everybody = said(page_for(client, q="boats", of="statements"))
    one = said(page_for(client, q="boats", speaker="varga", of="statements"))

    assert len(everybody) == 3
    assert one == []


@pytest.mark.parametrize("number", ["57", "57 boats", "fifty-seven boats", "a total of 57 boat"])
def test_a_figure_is_found_by_its_number(flood: Report, client: Client, number: str) -> None:
    page = page_for(client, q=number, of="figures")

    assert counted(page)[0] == "57"
    assert "harbour office" in page.select(".ledger tbody td")[1].get_text()


def test_what_is_counted_narrows_a_number(flood: Report, client: Client) -> None:
    assert counted(page_for(client, q="57 submarines", of="figures")) == []


def test_a_number_is_found_within_bounds_after_those_who_state_it(
    flood: Report, client: Client
) -> None:
    bounds_of(flood, "17", low=50, high=60)

    assert counted(page_for(client, q="57", of="figures")) == ["57", "50 to 60", "more than 50"]
    assert counted(page_for(client, q="50", of="figures")) == ["more than 50", "50 to 60"]
    assert counted(page_for(client, q="49", of="figures")) == []
    assert counted(page_for(client, q="499", of="figures")) == ["more than 50"]
    assert counted(page_for(client, q="5,000", of="figures")) == []


@pytest.mark.parametrize("number", ["18,000", "18 thousand", "18000", "over 18,000", "18K"])
def test_a_number_is_read_as_the_engine_reads_numbers(
    flood: Report, client: Client, number: str
) -> None:
    bounds_of(flood, "17", low=18_000, high=None, low_open=True, comparator=">")

    assert counted(page_for(client, q=number, of="figures"))[0] == "more than 18,000"


def test_above_the_reports_stand_statements_and_figures(flood: Report, client: Client) -> None:
    page = page_for(client, q="57 boats")

    assert "a total of 57 boats were damaged" in said(page)[0]
    assert counted(page)[0] == "57"
    assert page.select(".teaser")
    assert [link.get_text() for link in page.select(".years a")] == [
        "Reports",
        "Statements",
        "Figures",
    ]


def test_only_what_is_on_record_is_found(flood: Report, ed: User, client: Client) -> None:
    flood.statements.filter(speaker__name="Nell Varga").update(state="suggested")
    flood.figures.filter(low=57).update(state="ready", version=None)

    assert said(page_for(client, q="never high", of="statements")) == []
    assert "57" not in counted(page_for(client, q="57", of="figures"))

    unpublish_report(report=flood, editor=ed, reason="Wrong.", at=NOON)

    assert said(page_for(client, q="boats", of="statements")) == []
    assert counted(page_for(client, q="40", of="figures")) == []


def test_a_search_of_the_record_asks_few_questions(flood: Report, client: Client) -> None:
    for asked in (
        {"q": "57 boats"},
        {"q": "boats", "of": "statements"},
        {"q": "57", "of": "figures"},
    ):
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", asked)
        assert len(queries) <= 25, [query["sql"][:90] for query in queries]


def test_results_are_read_page_by_page(flood: Report, client: Client) -> None:
    figure = Figure.objects.get(report=flood, exact="17")
    for start in range(21):
        figure.pk, figure.start = None, 500 + start
        figure.save()

    first = page_for(client, q="17 boats", of="figures")
    older = str(first.select("nav.pages a[rel=next]")[0].get("href"))
    second = BeautifulSoup(client.get(older).content, "html.parser")

    assert len(counted(first)) == 20
    assert len(counted(second)) == 2
    assert second.select("nav.pages a[rel=prev]")


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ({"q": "57", "of": "people"}, "Look among reports, statements or figures."),
        ({"q": "57", "of": "figures", "page": "0"}, "Pages are numbered from 1 to 50"),
        ({"q": "57", "of": "figures", "page": "x"}, "Pages are numbered from 1 to 50"),
        ({"q": "57", "of": "figures", "page": "51"}, "Pages are numbered from 1 to 50"),
        ({"q": "…", "of": "statements"}, "Write at least one word"),
    ],
)
def test_rubbish_is_answered_with_what_to_do(
    db: None, client: Client, asked: dict[str, str], advice: str
) -> None:
    answer = client.get("/search/", asked)

    assert answer.status_code == 400
    assert advice in answer.text


def test_a_number_and_what_it_counts_are_told_apart() -> None:
    assert sought_in("more than 647 militants") == sought_in("militants 647")
    assert sought_in("18 thousand").low == sought_in("18,000").low == 18_000
    assert sought_in("militants").low is None
    dozens = sought_in("dozens of boats")
    assert (dozens.low, dozens.high, dozens.words) == (24, 99, ("boats",))


@pytest.mark.django_db
@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(max_size=60) | st.from_regex(r"[0-9.,½/ kmb%()*+\\]{1,40}", fullmatch=True),
    of=st.sampled_from(["statements", "figures", "reports", ""]),
)
def test_whatever_is_typed_is_answered(text: str, of: str) -> None:
    assert search({"q": text.replace("\x00", ""), "of": of}).status in {200, 400}
