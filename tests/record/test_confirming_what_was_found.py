"""The engine suggests, a person confirms, edits or rejects; nothing is lost or moved silently."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from onrecord.delivery.models import Event
from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Figure, Speaker, Statement
from onrecord.record.pages import record_of
from onrecord.reports.actions import publish_report
from onrecord.reports.models import Report, Section, Version
from tests.conftest import a_picture, a_report
from tests.record.conftest import NOON, PARAGRAPHS


def rewrite(report: Report, paragraphs: list[str], editor: User) -> Version:
    """Publish the report again with other paragraphs."""
    report.refresh_from_db()
    report.body = [("paragraph", f"<p>{words}</p>") for words in paragraphs]
    report.save_revision(user=editor)
    return publish_report(report=report, editor=editor, at=NOON)


def test_publishing_a_report_suggests_its_record(version: Version) -> None:
    statements = Statement.objects.filter(version=version)

    assert {row.state for row in statements} == {"suggested"}
    assert "harbour master Nell Varga" not in record_of(version).rest.statements[0].content
    assert any("never seen water" in row.exact for row in statements)
    assert {57.0, 40.0, 17.0} <= {row.low for row in Figure.objects.filter(version=version)}


def test_what_nobody_has_confirmed_is_not_on_record(version: Version) -> None:
    record = record_of(version)

    assert record.by_speaker == ()
    assert record.marks == ()
    assert record.rest.count > 0


def test_a_confirmed_statement_stands_in_the_prose_and_names_its_speaker(
    version: Version, ed: User
) -> None:
    statement = Statement.objects.get(version=version, exact__contains="never seen water")

    actions.confirm_entries(entries=[statement], editor=ed, at=NOON)

    record = record_of(version)
    mark = record.marks[0]
    assert "never seen water" in version.text[mark.start : mark.end]
    assert record.by_speaker[0].speaker is not None
    assert record.by_speaker[0].speaker.name == "Nell Varga"
    assert Speaker.objects.get(name="Nell Varga").kind == Speaker.Kind.PERSON


def test_readers_pages_are_told_of_a_decision(version: Version, ed: User) -> None:
    statement = Statement.objects.filter(version=version).first()
    assert statement is not None
    before = Event.objects.count()

    actions.confirm_entries(entries=[statement], editor=ed, at=NOON)

    topics = set(Event.objects.order_by("pk")[before:].values_list("topic", flat=True))
    assert f"report:{version.report_id}" in topics


def test_a_rejected_entry_is_not_suggested_again(version: Version, ed: User) -> None:
    statement = Statement.objects.filter(version=version, place="text").first()
    assert statement is not None
    actions.reject_entries(entries=[statement], editor=ed, at=NOON)

    actions.read_version(version=version, day=NOON.date())

    same = Statement.objects.filter(version=version, exact=statement.exact)
    assert [row.state for row in same] == ["rejected"]


def test_reading_the_same_version_again_changes_nothing(version: Version) -> None:
    before = list(Statement.objects.order_by("start").values_list("exact", "kind", "place"))

    actions.read_version(version=version, day=NOON.date())

    assert list(Statement.objects.order_by("start").values_list("exact", "kind", "place")) == before


def test_a_confirmed_entry_moves_with_its_words_to_the_next_version(
    flood: Report, version: Version, ed: User
) -> None:
    statement = Statement.objects.get(version=version, exact__contains="never seen water")
    actions.confirm_entries(entries=[statement], editor=ed, at=NOON)

    newer = rewrite(flood, ["The flood came at night.", *PARAGRAPHS], ed)

    statement.refresh_from_db()
    assert statement.version == newer
    assert statement.state == "confirmed"
    assert newer.text[statement.start : statement.end] == statement.exact


def test_an_entry_whose_words_are_gone_is_kept_as_orphaned(
    flood: Report, version: Version, ed: User
) -> None:
    statement = Statement.objects.get(version=version, exact__contains="never seen water")
    actions.confirm_entries(entries=[statement], editor=ed, at=NOON)

    rewrite(flood, PARAGRAPHS[:2], ed)

    statement.refresh_from_db()
    assert statement.state == "orphaned"
    with pytest.raises(ValidationError, match="no longer in the report"):
        actions.confirm_entries(entries=[statement], editor=ed, at=NOON)


def test_a_reader_may_not_put_anything_on_record(version: Version, rosa: User) -> None:
    statement = Statement.objects.filter(version=version).first()
    assert statement is not None

    with pytest.raises(PermissionDenied):
        actions.confirm_entries(entries=[statement], editor=rosa, at=NOON)


def test_a_statement_added_by_hand_is_on_record(version: Version, ed: User) -> None:
    start = version.text.index("17 boats were lost")
    facts = actions.StatementFacts(
        content=((start, start + 18),),
        kind="indirect",
        speaker=actions.speaker_named("Harbour office"),
    )

    statement = actions.add_statement(words=version, facts=facts, editor=ed, at=NOON)

    assert statement.state == "confirmed"
    assert record_of(version).tally.statements == 1


def test_words_that_are_not_in_the_text_are_refused(version: Version, ed: User) -> None:
    facts = actions.StatementFacts(content=((5, 999_999),), kind="direct", speaker=None)

    with pytest.raises(ValidationError, match="not in the report"):
        actions.add_statement(words=version, facts=facts, editor=ed, at=NOON)


def test_a_figure_needs_a_number_and_its_bounds_in_order(version: Version, ed: User) -> None:
    for low, high in ((None, None), (9.0, 3.0)):
        facts = actions.FigureFacts(span=(0, 3), low=low, high=high)
        with pytest.raises(ValidationError):
            actions.add_figure(words=version, facts=facts, editor=ed, at=NOON)


def test_a_file_photo_is_noted_beside_what_was_said(ed: User, world: Section) -> None:
    report = a_report(
        editor=ed, section=world, lead_image=a_picture(is_file_photo=True, caption="The quay.")
    )

    checks = report.versions.latest("number").checks.filter(kind="picture")

    assert [check.verdict for check in checks] == ["note"]


def test_an_age_is_no_figure_on_record(ed: User, world: Section) -> None:
    report = a_report(
        editor=ed,
        section=world,
        headline="Pilot, 34, lands on river",
        body=[("paragraph", "<p>The pilot, a 34-year-old man, saved 12 people, police said.</p>")],
    )

    assert {row.low for row in report.figures.all()} == {12}
