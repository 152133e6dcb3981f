"""Corrections are typed, dated, public, and stay."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError

from onrecord.delivery.models import Event
from onrecord.reports.actions import correct_report
from onrecord.reports.models import Correction
from onrecord.shared.append_only import AppendOnlyError
from tests.conftest import NOON


def test_a_correction_publishes_the_draft_that_waits(ed, report):
    report.headline = "646 leave"
    report.save_revision(user=ed)

    correction = correct_report(
        report=report, editor=ed, kind="correction", text=" It was 646, not 647. ", at=NOON
    )

    assert report.headline == "646 leave"
    assert correction.version.number == 2
    assert correction.text == "It was 646, not 647."
    assert Event.objects.filter(topic="corrections").count() == 1


def test_a_correction_without_a_draft_belongs_to_the_version_readers_see(ed, report):
    correction = correct_report(
        report=report, editor=ed, kind="clarification", text="People, not soldiers.", at=NOON
    )

    assert correction.version.number == 1
    assert report.versions.count() == 1


@pytest.mark.parametrize(("kind", "text"), [("mistake", "Text"), ("correction", "  "), ("", "")])
def test_a_correction_needs_a_kind_and_words(ed, report, kind, text):
    with pytest.raises(ValidationError):
        correct_report(report=report, editor=ed, kind=kind, text=text, at=NOON)

    assert not Correction.objects.exists()


def test_a_refused_correction_publishes_nothing(ed, report):
    report.headline = "646 leave"
    report.save_revision(user=ed)

    with pytest.raises(ValidationError):
        correct_report(report=report, editor=ed, kind="correction", text="", at=NOON)

    assert report.versions.count() == 1


def test_a_draft_is_not_corrected_in_public(ed, draft):
    with pytest.raises(ValidationError, match="published"):
        correct_report(report=draft, editor=ed, kind="correction", text="Wrong.", at=NOON)


def test_a_reader_corrects_nothing(rosa, report):
    with pytest.raises(PermissionDenied):
        correct_report(report=report, editor=rosa, kind="correction", text="Wrong.", at=NOON)


def test_a_correction_cannot_be_undone(ed, report):
    correction = correct_report(
        report=report, editor=ed, kind="correction", text="It was 646.", at=NOON
    )

    correction.text = "It was 645."
    with pytest.raises(AppendOnlyError):
        correction.save()
    with pytest.raises(AppendOnlyError):
        correction.delete()
    with pytest.raises(AppendOnlyError):
        Correction.objects.all().delete()
    with pytest.raises(ProtectedError):
        report.delete()
