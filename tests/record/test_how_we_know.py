"""Beside the record stands what it rests on: told from what was confirmed, never called true."""

from __future__ import annotations

import pytest

from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Check, Figure, Speaker, Statement
from onrecord.record.pages import RecordShown, record_of
from onrecord.reports.models import Report, Version
from tests.record.conftest import NOON


@pytest.fixture
def confirmed(flood: Report, version: Version, ed: User) -> Version:
    """The flood's version with all that was found put on record."""
    entries = [*flood.statements.all(), *flood.figures.all()]
    actions.confirm_entries(entries=entries, editor=ed, at=NOON)
    return version


def words_of(record: RecordShown) -> str:
    return " ".join(record.how_we_know)


def test_how_we_know_counts_who_says_what_and_how(confirmed: Version) -> None:
    words = words_of(record_of(confirmed))

    assert "An editor confirmed 4 statements and 4 figures" in words
    assert "harbour office with 3 statements" in words
    assert "Nell Varga with 1 statement" in words
    assert "1 is quoted in the speaker’s own words" in words
    assert "true" not in words.lower().split()


def test_nothing_is_told_where_nothing_is_confirmed(version: Version) -> None:
    record = record_of(version)

    assert record.how_we_know == ()
    assert record.sourcing_note == ""


def test_what_nobody_confirmed_is_said_to_be_so(flood: Report, version: Version, ed: User) -> None:
    actions.confirm_entries(entries=[*flood.statements.all()], editor=ed, at=NOON)

    words = words_of(record_of(version))

    assert "4 more entries that were found by rule are confirmed by nobody" in words


def test_what_did_not_add_up_stands_with_the_newsrooms_answer(confirmed: Version, ed: User) -> None:
    figures = list(confirmed.figures.all())
    check = Check.objects.create(
        report=confirmed.report,
        version=confirmed,
        kind="sum",
        operands=[f"figure:{figures[0].pk}"],
        formula="40 + 17 = 57, not 58",
        verdict="does_not_add_up",
        explanation="The parts make 57.",
    )
    assert "no reason has been given yet" in words_of(record_of(confirmed))

    actions.answer_check(check=check, answer="The office counts one boat twice.", editor=ed)

    words = words_of(record_of(confirmed))
    assert "1 does not add up" in words
    assert "40 + 17 = 57, not 58 – the newsroom: The office counts one boat twice." in words


def test_the_parts_of_an_institution_are_one_side(confirmed: Version) -> None:
    office = Speaker.objects.get(name__icontains="harbour office")
    Speaker.objects.filter(name="Nell Varga").update(part_of=office)
    Statement.objects.exclude(speaker__name="Nell Varga").update(speaker=office)

    record = record_of(confirmed)

    assert f"one side: {office.name}, through Nell Varga." in record.sourcing_note
    assert f"Nobody outside {office.name} is quoted" in words_of(record)


def test_sources_without_a_name_are_told_apart(confirmed: Version) -> None:
    crowd = Speaker.objects.create(name="eyewitnesses", slug="eyewitnesses", kind="group")
    Statement.objects.filter(speaker__name="Nell Varga").update(speaker=crowd)

    note = record_of(confirmed).sourcing_note

    assert "not named: eyewitnesses." in note


def test_a_figure_is_nobodys_while_who_says_so_is_not_on_record(
    flood: Report, version: Version, ed: User
) -> None:
    actions.confirm_entries(entries=[*flood.figures.all()], editor=ed, at=NOON)
    said = flood.statements.exclude(figures=None).first()
    assert said is not None
    Speaker.objects.create(name="A Rumour", slug="a-rumour")
    Statement.objects.filter(pk=said.pk).update(speaker=Speaker.objects.get(slug="a-rumour"))

    record = record_of(version)

    assert [figure.speaker for figure in record.figures] == [None] * len(record.figures)


def test_the_engines_notes_on_sources_stand_with_the_sources(confirmed: Version) -> None:
    said = confirmed.statements.first()
    assert said is not None
    Check.objects.create(
        report=confirmed.report,
        version=confirmed,
        kind="sourcing",
        operands=[f"statement:{said.pk}"],
        formula="accused, not heard",
        verdict="note",
        explanation="The dyke board is accused and not heard.",
    )

    record = record_of(confirmed)

    assert [note.explanation for note in record.source_notes] == [
        "The dyke board is accused and not heard."
    ]
    assert record.source_notes[0].operands[0].url == f"#s-{said.pk}"
    assert all("dyke board" not in check.explanation for check in record.checks)


def test_the_operands_of_a_check_lead_to_their_words(confirmed: Version) -> None:
    record = record_of(confirmed)

    urls = {operand.url for check in record.checks for operand in check.operands}
    marked = {f"#f-{figure.pk}" for figure in Figure.objects.all()}
    assert urls & marked
