"""The sample newsroom, loaded: what a first visitor is promised is there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from onrecord.discussion.models import Comment, Flag
from onrecord.exchange.sample.loader import load_sample
from onrecord.exchange.sample.texts import read_reports
from onrecord.people.models import User
from onrecord.record.models import Check, Figure, Measure, Speaker, Statement
from onrecord.reports.models import Correction, Picture, Report, Section, Version

# Of today: what is scheduled must lie ahead by the database's clock too, which nobody can set.
MORNING = dt.datetime.now(dt.UTC).replace(hour=8, minute=30, second=0, microsecond=0)
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture(scope="module", name="loaded")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The sample in the database, once for all tests of this file, and gone after them."""
    with django_db_blocker.unblock(), time_machine.travel(MORNING), transaction.atomic():
        assert load_sample(MORNING)
        yield
        transaction.set_rollback(True)


def test_the_newsroom_is_full() -> None:
    assert Section.objects.count() == 4
    assert Report.objects.filter(live=True).count() >= 14
    assert Comment.objects.count() >= 50
    assert Picture.objects.count() >= 6
    assert Comment.objects.exclude(author=None).values("author").distinct().count() >= 12
    assert not [p for p in Picture.objects.all() if not p.description or not p.credit]


def test_loading_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = list(Version.objects.values_list("sha256", flat=True)), snapshot()

    assert load_sample(MORNING) is False
    call_command("sample")

    assert "nothing was changed" in capsys.readouterr().out
    assert (list(Version.objects.values_list("sha256", flat=True)), snapshot()) == before


def test_every_hand_made_entry_is_confirmed() -> None:
    texts = [text for text in read_reports(at=MORNING) if text.state == "published"]
    statements = Statement.objects.filter(state="confirmed")
    figures = Figure.objects.filter(state="confirmed")

    assert statements.count() == sum(len(text.statements) for text in texts)
    assert figures.count() == sum(len(text.figures) for text in texts)
    assert not statements.filter(speaker=None).exists()
    for entry in [*statements, *figures]:
        words = entry.version.headline if entry.place == "headline" else entry.version.text
        assert words[entry.start : entry.end] == entry.exact


def test_the_dossier_makes_series_of_one_source() -> None:
    left = Measure.objects.get(slug="militants-who-left-east-aleppo").figures.all()
    staff = Speaker.objects.get(name="Russian General Staff")

    assert sorted(figure.low for figure in left) == [647, 1096, 3033]
    assert {figure.statement.speaker for figure in left} == {staff}
    assert staff.part_of == Speaker.objects.get(name="Russian Ministry of Defence")


def test_only_the_vote_does_not_add_up_and_readers_are_told_why() -> None:
    odd = Check.objects.filter(verdict=Check.Verdict.DOES_NOT_ADD_UP)

    assert {check.report.slug for check in odd} == {"bridge-vote-totals-do-not-match"}
    assert all(check.answer for check in odd)


def test_one_report_is_corrected_and_its_first_version_stays() -> None:
    correction = Correction.objects.get()
    first, second = correction.report.versions.order_by("number")

    assert "120 beds" in first.headline
    assert "120 beds" in first.text
    assert "102 beds" in second.headline
    assert "102 beds" in second.text
    assert correction.version == second


def test_one_report_is_taken_down_one_waits_and_one_is_a_draft() -> None:
    gone = Report.objects.get(slug="memo-on-the-ferry-subsidy")
    waiting = Report.objects.get(slug="ferry-fares-change-with-the-tide")
    draft = Report.objects.get(slug="kelp-returns-to-the-north-quay")

    assert not gone.live
    assert "taken down" in gone.unpublished_reason
    assert not waiting.live
    assert waiting.scheduled_revision
    assert not draft.live
    assert not draft.versions.exists()


def test_one_report_reads_from_right_to_left() -> None:
    report = Report.objects.get(language="ar")

    assert report.is_right_to_left
    assert json.loads(report.versions.get().content)["direction"] == "rtl"


def test_comments_come_to_every_end_a_comment_can() -> None:
    removed = Comment.objects.get(status="removed")

    assert removed.removed_under.number == 2
    assert Comment.objects.filter(status="withdrawn").count() == 1
    assert Comment.objects.filter(status="held").count() == 1
    assert Comment.objects.filter(is_captured=True, author=None).count() >= 5
    assert Flag.objects.filter(settled_at=None).count() == 1


def test_nobody_can_sign_in_as_one_of_the_sample() -> None:
    assert User.objects.exists()
    assert not [person for person in User.objects.all() if person.has_usable_password()]
    assert not User.objects.filter(is_staff=False, is_active=True).exists()


def test_everything_lies_in_the_past_but_what_is_scheduled() -> None:
    assert not Version.objects.filter(published_at__gt=MORNING).exists()
    assert not Comment.objects.filter(created_at__gt=MORNING).exists()


def snapshot() -> dict[str, int]:
    """How many there are of each thing that loading makes."""
    made = (User, Section, Picture, Report, Statement, Figure, Speaker, Comment, Correction)
    return {model.__name__: model.objects.count() for model in made}
