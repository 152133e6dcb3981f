"""The sample newsroom: its texts agree with themselves, and loading gives what they promise."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from PIL import Image

from onrecord.discussion.models import Comment, Flag
from onrecord.exchange.sample.loader import load_sample
from onrecord.exchange.sample.pictures import DRAWINGS, draw
from onrecord.exchange.sample.records import find_near, find_words
from onrecord.exchange.sample.texts import (
    ReportText,
    read_comments,
    read_newsroom,
    read_page,
    read_reports,
)
from onrecord.people.models import User
from onrecord.record.models import Check, Figure, Measure, Speaker, Statement
from onrecord.reports.models import Correction, Picture, Report, Section, Version

MORNING = dt.datetime(2026, 3, 4, 8, 30, tzinfo=dt.UTC)
TEXTS = {text.slug: text for text in read_reports(at=MORNING)}
ALEPPO = [text for text in TEXTS.values() if "aleppo" in text.facts["topics"]]
each_report = pytest.mark.parametrize("text", TEXTS.values(), ids=str)


@pytest.fixture(scope="module", name="loaded")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The sample in the database, once for all tests of this file, and gone after them."""
    with django_db_blocker.unblock(), time_machine.travel(MORNING), transaction.atomic():
        assert load_sample(MORNING)
        yield
        transaction.set_rollback(True)


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


@pytest.mark.usefixtures("loaded")
class TestLoaded:
    """What the database holds after loading."""

    def test_the_newsroom_is_full(self) -> None:
        assert Section.objects.count() == 4
        assert Report.objects.filter(live=True).count() >= 14
        assert Comment.objects.count() >= 50
        assert Picture.objects.count() >= 6
        assert Comment.objects.exclude(author=None).values("author").distinct().count() >= 12
        assert not [p for p in Picture.objects.all() if not p.description or not p.credit]

    def test_loading_again_changes_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        before = list(Version.objects.values_list("sha256", flat=True)), snapshot()

        assert load_sample(MORNING) is False
        call_command("sample")

        assert "nothing was changed" in capsys.readouterr().out
        assert (list(Version.objects.values_list("sha256", flat=True)), snapshot()) == before

    def test_every_hand_made_entry_is_confirmed(self) -> None:
        texts = [text for text in TEXTS.values() if text.state == "published"]
        statements = Statement.objects.filter(state="confirmed")
        figures = Figure.objects.filter(state="confirmed")

        assert statements.count() == sum(len(text.statements) for text in texts)
        assert figures.count() == sum(len(text.figures) for text in texts)
        assert not statements.filter(speaker=None).exists()
        for entry in [*statements, *figures]:
            words = entry.version.headline if entry.place == "headline" else entry.version.text
            assert words[entry.start : entry.end] == entry.exact

    def test_the_dossier_makes_series_of_one_source(self) -> None:
        left = Measure.objects.get(slug="militants-who-left-east-aleppo").figures.all()
        staff = Speaker.objects.get(name="Russian General Staff")

        assert sorted(figure.low for figure in left) == [647, 1096, 3033]
        assert {figure.statement.speaker for figure in left} == {staff}
        assert staff.part_of == Speaker.objects.get(name="Russian Ministry of Defence")

    def test_only_the_vote_does_not_add_up_and_readers_are_told_why(self) -> None:
        odd = Check.objects.filter(verdict=Check.Verdict.DOES_NOT_ADD_UP)

        assert {check.report.slug for check in odd} == {"bridge-vote-totals-do-not-match"}
        assert all(check.answer for check in odd)

    def test_one_report_is_corrected_and_its_first_version_stays(self) -> None:
        correction = Correction.objects.get()
        first, second = correction.report.versions.order_by("number")

        assert "120 beds" in first.headline
        assert "120 beds" in first.text
        assert "102 beds" in second.headline
        assert "102 beds" in second.text
        assert correction.version == second

    def test_one_report_is_taken_down_one_waits_and_one_is_a_draft(self) -> None:
        gone = Report.objects.get(slug="memo-on-the-ferry-subsidy")
        waiting = Report.objects.get(slug="ferry-fares-change-with-the-tide")
        draft = Report.objects.get(slug="kelp-returns-to-the-north-quay")

        assert not gone.live
        assert "taken down" in gone.unpublished_reason
        assert not waiting.live
        assert waiting.scheduled_revision
        assert not draft.live
        assert not draft.versions.exists()

    def test_one_report_reads_from_right_to_left(self) -> None:
        report = Report.objects.get(language="ar")

        assert report.is_right_to_left
        assert json.loads(report.versions.get().content)["direction"] == "rtl"

    def test_comments_come_to_every_end_a_comment_can(self) -> None:
        removed = Comment.objects.get(status="removed")

        assert removed.removed_under.number == 2
        assert Comment.objects.filter(status="withdrawn").count() == 1
        assert Comment.objects.filter(status="held").count() == 1
        assert Comment.objects.filter(is_captured=True, author=None).count() >= 5
        assert Flag.objects.filter(settled_at=None).count() == 1

    def test_nobody_can_sign_in_with_a_password(self) -> None:
        assert User.objects.exists()
        assert not [person for person in User.objects.all() if person.has_usable_password()]

    def test_everything_lies_in_the_past_but_what_is_scheduled(self) -> None:
        assert not Version.objects.filter(published_at__gt=MORNING).exists()
        assert not Comment.objects.filter(created_at__gt=MORNING).exists()


def snapshot() -> dict[str, int]:
    """How many there are of each thing that loading makes."""
    made = (User, Section, Picture, Report, Statement, Figure, Speaker, Comment, Correction)
    return {model.__name__: model.objects.count() for model in made}
