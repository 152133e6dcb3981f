"""German: who says what, which figures and times, measured on reports of our own."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction import Record, read_page, read_prose
from tests.extraction.tongues.measure import reports, scores
from tests.timing import assert_time_grows_with_length

DAY = dt.date(2024, 11, 30)


def read(text: str, headline: str | None = None) -> Record:
    return read_prose(text, published=DAY, headline=headline, language="de")


@pytest.mark.parametrize("name", ["german_first", "german_fresh"])
def test_quotations_with_their_speakers_and_figures_with_their_units_reach_80(name: str) -> None:
    quotations, figures = scores(name)

    sys.stdout.write(f"{name}: quotations F {quotations.f:.1f}, figures F {figures.f:.1f}\n")
    assert quotations.f >= 80
    assert figures.f >= 80


def test_there_is_enough_to_measure_on() -> None:
    listed = [*reports("german_first"), *reports("german_fresh")]

    assert len(listed) >= 12
    assert sum(len(report["quotations"]) for report in listed) >= 40
    assert sum(len(report["figures"]) for report in listed) >= 60


@pytest.mark.parametrize(
    ("text", "speaker", "content", "rule"),
    [
        ("Die Lage sei ernst, sagte Eva Kern.", "Eva Kern", "Die Lage sei ernst", "clause-"),
        ("Eva Kern sagte, dass Helfer fehlen.", "Eva Kern", "Helfer fehlen", "source-cue-that"),
        ("Eva Kern sagte, es sei kalt.", "Eva Kern", "es sei kalt", "source-cue-reported"),
        ("Laut Polizei brannten zwei Hallen.", "Polizei", "brannten zwei Hallen", "according"),
        ("Nach Angaben der Feuerwehr fehlt Öl.", "Feuerwehr", "fehlt Öl", "according"),
        ("Wie die Polizei mitteilte, fehlt Öl.", "Polizei", "fehlt Öl", "as-source-says"),
        ("Der Polizei zufolge fehlt Öl.", "Polizei", "fehlt Öl", "according"),
    ],
)
def test_indirect_speech_has_its_source(text: str, speaker: str, content: str, rule: str) -> None:
    (statement,) = read(text).statements

    assert statement.kind == "indirect"
    assert statement.speaker == speaker
    assert text[slice(*statement.content[0])] == content
    assert statement.rule.startswith(rule)


def test_a_role_and_a_surname_mean_the_person_named_before() -> None:
    record = read(
        "„Das reicht nicht aus“, sagte Umweltministerin Eva Kern. "
        "„Wir brauchen mehr Zeit“, so Kern.\n\n„Das Geld ist da“, erklärte die Ministerin."
    )

    assert [s.speaker for s in record.statements] == ["Eva Kern"] * 3
    assert record.statements[0].role == "Umweltministerin"
    assert [s.resolution for s in record.statements] == ["explicit", "surname", "pronoun"]


def test_a_headline_names_its_source() -> None:
    headline = "Ministerin Kern: 300 Helfer im Einsatz"
    record = read("„Alle sind da, wirklich alle“, sagte Ministerin Eva Kern.", headline)

    assert record.statements[0].kind == "headline"
    assert record.statements[0].speaker == "Ministerin Kern"
    assert record.figures[0].low == 300
    assert record.figures[0].statement == 0


@pytest.mark.parametrize(
    ("text", "low", "high", "comparator", "unit", "counted"),
    [
        ("Es kamen 1.007 Gäste.", 1007, 1007, "=", None, "Gäste"),
        ("Es kamen mehr als 630 000 Gäste.", 630_000, None, ">", None, "Gäste"),
        ("Das Kabel misst 12,5 Kilometer.", 12.5, 12.5, "=", "kilometer", None),
        ("Rund 18 Tausend Menschen gingen.", 18_000, 18_000, "~", None, "Menschen"),
        ("Es kostet knapp 1,2 Millionen Euro.", 1_080_000, 1_200_000, "~", "EUR", None),
        ("Bis zu zwölf kleine Boote fehlen.", 0, 12, "<=", None, "kleine Boote"),
        ("Mindestens fünf Häuser brannten.", 5, None, ">=", None, "Häuser"),
        ("Es waren 60 Prozent der Wähler.", 60, 60, "=", "percent", "Wähler"),
        ("Es waren 5 bis 7 Grad Celsius.", 5, 7, "=", "celsius", None),
        ("Strom kostet 30 Cent pro Kilowattstunde.", 0.3, 0.3, "=", "EUR-per-kilowatt-hour", None),
        ("Dutzende Bäume fielen.", 24, 99, "=", None, "Bäume"),
    ],
)
def test_figures_are_read(  # noqa: PLR0917  one column of the table each
    text: str, low: float, high: float, comparator: str, unit: str | None, counted: str | None
) -> None:
    (figure,) = read(text).figures

    assert (figure.low, figure.high, figure.comparator) == (low, high, comparator)
    assert (figure.unit, figure.counted) == (unit, counted)


@pytest.mark.parametrize(
    "text",
    [
        "Am 18. Oktober war Markt.",
        "Im Jahr 2016 war Markt.",
        "Die 18. Ausgabe erschien.",
        "Um 20 Uhr war Schluss.",
        "Sie wohnt an der Bundesstraße 75.",
        "Jan Ohm (34) gewann mit 3:1.",
        "In den 1990er Jahren war Markt.",
    ],
)
def test_what_only_names_something_is_no_figure(text: str) -> None:
    assert read(text).figures == ()


def test_a_change_has_its_direction() -> None:
    up, down = read("Der Preis stieg um 5 Prozent. Um 3 Prozent gesunken ist der Absatz.").figures

    assert (up.trend, down.trend) == ("up", "down")


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("Am 18. Oktober war Markt.", "2024-10-18", "2024-10-18"),
        ("Seit dem 18. Oktober fehlt Öl.", "2024-10-18", "2024-10-18/.."),
        ("Der Einsatz dauert seit drei Tagen.", "P3D", "2024-11-27~/2024-11-30"),
        ("Am Montag war Markt.", "2024-11-25", "2024-11-25"),
        ("Sie kam gestern.", "2024-11-29", "2024-11-29"),
        ("Am 3.5.2016 war Markt.", "2016-05-03", "2016-05-03"),
        ("Vor zwei Jahren war Markt.", "2022", "2022"),
        ("Im Mai 2016 war Markt.", "2016-05", "2016-05"),
    ],
)
def test_times_are_read(text: str, value: str, edtf: str) -> None:
    (found,) = read(text).times

    assert (found.value, found.edtf) == (value, edtf)


def test_a_captured_german_page_yields_its_record() -> None:
    body = "\n\n".join(reports("german_first")[0]["text"].strip().split("\n\n"))
    page = read_page(f"Die Inselfähre fährt seltener\n\n{body}\n")

    assert "Helene Marsen" in {s.speaker for s in page.record.statements}
    assert (12.5, "percent") in {(f.low, f.unit) for f in page.record.figures}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="„“»«\"',.:;!?()- \nAbcÄßer sagte X 1234567890%€", max_size=200))
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    record = read(text)

    spans = [s for found in record.statements for s in found.content]
    spans += [found.span for found in (*record.figures, *record.times)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("piece", ["„", "sagte, ", "3 ", "der ", "Ä", "„Aa bb cc“, so Weber. "])
def test_reading_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    assert_time_grows_with_length(read, piece, signs=4_000)
