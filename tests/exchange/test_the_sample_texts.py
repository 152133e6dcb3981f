"""The sample newsroom's texts agree with themselves, with one another and with arithmetic."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from PIL import Image

from onrecord.exchange.sample.pictures import DRAWINGS, draw
from onrecord.exchange.sample.records import find_near, find_words
from onrecord.exchange.sample.texts import (
    ReportText,
    read_comments,
    read_newsroom,
    read_page,
    read_reports,
)

MORNING = dt.datetime(2026, 3, 4, 8, 30, tzinfo=dt.UTC)
TEXTS = {text.slug: text for text in read_reports(at=MORNING)}
ALEPPO = [text for text in TEXTS.values() if "aleppo" in text.facts["topics"]]
each_report = pytest.mark.parametrize("text", TEXTS.values(), ids=lambda text: text.slug)


@each_report
def test_every_statement_stands_in_its_report(text: ReportText) -> None:
    speakers = {speaker["slug"] for speaker in read_newsroom()["speakers"]}
    for statement in text.statements:
        words = text.headline if statement.is_headline else prose_of(text)
        content = tuple(find_words(words, part) for part in statement.parts)
        assert statement.speaker in speakers
        for beside in filter(None, (statement.cue, statement.source)):
            assert find_near(words, beside, content), beside


@each_report
def test_every_figure_stands_in_its_report_and_in_its_statement(text: ReportText) -> None:
    statements = {statement.id: statement for statement in text.statements}
    measures = {measure["slug"] for measure in read_newsroom()["measures"]}
    for figure in text.figures:
        statement = statements[figure.statement] if figure.statement else None
        in_headline = figure.where == "headline" or (statement and statement.is_headline)
        find_words(text.headline if in_headline else prose_of(text), figure.exact)
        if statement:
            assert any(figure.exact in part for part in statement.parts), figure.exact
        assert figure.measure in {"", *measures}


@each_report
def test_a_report_names_only_what_there_is(text: ReportText) -> None:
    newsroom = read_newsroom()
    named = {kind: {one["slug"] for one in newsroom[kind]} for kind in ("sections", "topics")}
    pictures = {block["image"]["picture"] for block in text.body if "image" in block}
    if "lead" in text.facts:
        pictures.add(text.facts["lead"]["picture"])

    assert text.facts["section"] in named["sections"]
    assert set(text.facts["topics"]) <= named["topics"]
    assert set(text.facts["related"]) <= set(TEXTS) - {text.slug}
    assert pictures <= set(DRAWINGS)


def test_reports_are_as_long_as_reports_are() -> None:
    for text in TEXTS.values():
        if text.state != "draft":
            assert 180 <= len(prose_of(text).split()) <= 500, text.slug


def test_every_comment_answers_one_that_was_made_before_it() -> None:
    times: dict[tuple[str, str], int] = {}
    for comment in read_comments():
        assert comment.report in TEXTS
        if comment.to:
            assert times[comment.report, comment.to] < comment.after
        times[comment.report, comment.key] = comment.after


@pytest.mark.parametrize(
    ("slug", "parts", "total"),
    [
        ("general-staff-counts-647-who-left-east-aleppo", ["630", "17"], "647"),
        ("one-number-for-the-sallow-strait", ["36", "22"], "58"),
        ("maktabat-marsa-al-yasmin", ["41,300", "23,200"], "64,500"),
        ("maktabat-marsa-al-yasmin", ["4.3", "2.5"], "6.8"),
        ("harbour-hospital-wing-to-open", ["64", "38"], "102"),
        ("port-handles-more-containers", ["118,900", "95,400"], "214,300"),
        ("brackwater-herring-price-falls", ["860", "215"], "1,075"),
        ("tram-drivers-return", ["398", "135"], "533"),
        ("tern-island-seabird-count", ["9,400", "2,100", "2,600"], "14,100"),
        ("the-orrin-stopped-below-the-wall", ["940", "210"], "1,150"),
        ("amber-lamps-darker-sky", ["1,840", "2,760"], "4,600"),
        ("classrooms-above-28-degrees", ["31", "17"], "48"),
    ],
)
def test_sums_in_the_texts_are_right(slug: str, parts: list[str], total: str) -> None:
    assert sum(number(slug, part) for part in parts) == pytest.approx(number(slug, total))


@pytest.mark.parametrize(
    ("slug", "part", "whole", "percent"),
    [
        ("general-staff-counts-647-who-left-east-aleppo", "630", "647", "97.4"),
        ("over-10500-civilians-in-a-day", "953", "1,096", "87.0"),
        ("general-staff-108076-civilians-have-left", "1,524", "3,033", "50.2"),
        ("general-staff-108076-civilians-have-left", "47,183", "108,076", "43.7"),
        ("council-votes-for-sixty-electric-buses", "15.36", "38.4", "40"),
        ("bridge-vote-totals-do-not-match", "55,022", "88,600", "62.1"),
        ("tram-drivers-return", "398", "533", "74.7"),
        ("amber-lamps-darker-sky", "1,840", "4,600", "40"),
        ("classrooms-above-28-degrees", "31", "48", "64.6"),
    ],
)
def test_shares_in_the_texts_are_right(slug: str, part: str, whole: str, percent: str) -> None:
    share = 100 * number(slug, part) / number(slug, whole)

    assert share == pytest.approx(number(slug, percent), abs=0.051)


@pytest.mark.parametrize(
    ("slug", "before", "after", "percent"),
    [
        ("one-number-for-the-sallow-strait", "367", "412", "12.3"),
        ("port-handles-more-containers", "197,500", "214,300", "8.5"),
        ("brackwater-herring-price-falls", "1.40", "1.12", "20"),
        ("rents-two-answers", "11.80", "12.40", "5.1"),
        ("tern-island-seabird-count", "3,250", "2,600", "20"),
        ("tern-island-seabird-count", "1,680", "2,100", "25"),
    ],
)
def test_rises_and_falls_in_the_texts_are_right(
    slug: str, before: str, after: str, percent: str
) -> None:
    first, second = number(slug, before), number(slug, after)

    assert 100 * abs(second - first) / first == pytest.approx(number(slug, percent), abs=0.051)


def number(slug: str, written: str) -> float:
    """A number of a report, which must stand in it as written."""
    find_words(prose_of(TEXTS[slug]), written)
    return float(written.replace(",", ""))


def test_the_dossier_keeps_the_days_on_which_it_was_said() -> None:
    assert [text.at.date().isoformat() for text in ALEPPO] == [
        *["2016-10-25", "2016-11-30", "2016-12-09", "2016-12-15"],
    ]


def test_the_standards_are_numbered_and_say_how_to_appeal() -> None:
    standards = read_page("standards")

    assert [clause["number"] for clause in standards["clauses"]] == list(range(1, 11))
    assert any("appeal" in section["heading"] for section in standards["sections"])


def test_a_drawing_is_the_same_each_time_and_large_enough() -> None:
    again = draw("harbour")

    assert again == draw("harbour")
    assert Image.open(BytesIO(again)).size == (1600, 1067)


def prose_of(text: ReportText) -> str:
    """The words of a report's body, a block to a line."""
    lines = []
    for block in text.body:
        for kind, told in block.items():
            if kind in {"paragraph", "heading"}:
                lines.append(told)
            elif kind in {"quotation", "fact_box"}:
                lines.append(told["text"])
            elif kind == "list":
                lines += told
    return "\n".join(lines)
