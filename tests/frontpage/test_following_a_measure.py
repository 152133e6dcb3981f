"""The page of a measure and its figures for a spreadsheet."""

from __future__ import annotations

import csv

from bs4 import BeautifulSoup
from django.test import Client

from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Figure, Measure
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON


def lost_boats(report: Report, editor: User) -> Measure:
    """A measure that the report's lost boats are put under."""
    measure = Measure.objects.create(name="Boats lost", slug="boats-lost", is_cumulative=True)
    figure = Figure.objects.get(report=report, exact="17")
    actions.put_under_measure(figure=figure, measure=measure, editor=editor)
    return measure


def rows_of(client: Client) -> list[dict[str, str]]:
    answer = client.get("/measures/boats-lost/figures.csv")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(answer.content.decode().splitlines()))


def test_the_figures_of_a_measure_are_given_as_csv(flood: Report, ed: User, client: Client) -> None:
    lost_boats(flood, ed)

    (row,) = rows_of(client)

    assert (row["source"], row["low"], row["high"]) == ("harbour office", "17", "17")
    assert row["address"].startswith(f"http://127.0.0.1:8000{flood.get_absolute_url()}#f-")
    page = BeautifulSoup(client.get("/measures/boats-lost/").content, "html.parser")
    assert page.select("a[href='/measures/boats-lost/figures.csv']")


def test_no_spreadsheet_takes_words_for_a_formula(flood: Report, ed: User, client: Client) -> None:
    lost_boats(flood, ed)
    Report.objects.filter(pk=flood.pk).update(headline="=1+1 boats lost")

    assert rows_of(client)[0]["report"] == "'=1+1 boats lost"


def test_a_measure_goes_with_what_was_taken_down(flood: Report, ed: User, client: Client) -> None:
    lost_boats(flood, ed)
    assert client.get("/measures/boats-lost/").status_code == 200
    unpublish_report(report=flood, editor=ed, reason="Wrong.", at=NOON)

    assert client.get("/measures/boats-lost/figures.csv").status_code == 404
    assert client.get("/measures/boats-lost/").status_code == 404


def test_a_measure_that_is_not_there_has_no_table(db: None, client: Client) -> None:
    assert client.get("/measures/nothing/figures.csv").status_code == 404
