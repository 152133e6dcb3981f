"""A draft's record is kept before anybody outside sees it, and goes on record with the draft."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Check, DraftReading, Figure, Statement
from onrecord.record.pages import record_of, speaker_shown
from onrecord.reports.actions import file_report, publish_report, schedule_report
from onrecord.reports.models import Report, Section, Version
from tests.record.conftest import NOON, PARAGRAPHS

WRONG = "The office listed 57 boats, including 59 ferries."


@pytest.fixture
def draft(ed: User, world: Section) -> Report:
    """The report on the flood before it is published."""
    return a_draft(PARAGRAPHS, ed, world)


def a_draft(paragraphs: list[str], editor: User, section: Section) -> Report:
    """A report with these paragraphs, filed only."""
    return file_report(
        author=editor,
        headline="Over 50 boats damaged in flood - harbour office",
        section=section,
        at=NOON,
        body=[("paragraph", f"<p>{words}</p>") for words in paragraphs],
    )


def write(report: Report, paragraphs: list[str], editor: User) -> Report:
    """Save another draft of a report."""
    report = Report.objects.get(pk=report.pk)
    report.body = [("paragraph", f"<p>{words}</p>") for words in paragraphs]
    report.save_revision(user=editor)
    return Report.objects.get(pk=report.pk)


def words_of(report: Report) -> list[str]:
    """What the desk shows of a report's statements, in reading order."""
    words = actions.words_at_desk(report=report, at=NOON)
    assert words is not None
    return [f"{row.state}: {row.exact[:20]}" for row in actions.entries_of(words, Statement)]


def test_a_draft_is_read_before_it_is_published(draft: Report) -> None:
    reading = actions.read_draft(report=draft, at=NOON)

    assert reading is not None
    statements = actions.entries_of(reading, Statement)
    assert any("never seen water" in row.exact for row in statements)
    assert {row.version_id for row in statements} == {None}
    for row in statements:
        text = reading.headline if row.place == "headline" else reading.text
        assert text[row.start : row.end] == row.exact


def test_what_is_confirmed_in_a_draft_is_seen_by_nobody_until_it_is_published(
    draft: Report, ed: User, client: Client
) -> None:
    actions.read_draft(report=draft, at=NOON)
    said = Statement.objects.get(report=draft, exact__contains="never seen water")

    actions.confirm_entries(entries=[said], editor=ed, at=NOON)

    said.refresh_from_db()
    assert said.state == "ready"
    assert not Statement.objects.on_record().exists()
    assert speaker_shown(slug="nell-varga") is None
    assert client.get("/speakers/nell-varga/").status_code == 404

    version = publish_report(report=draft, editor=ed, at=NOON)

    said.refresh_from_db()
    assert (said.state, said.version) == ("confirmed", version)
    assert record_of(version).tally.statements == 1
    assert not DraftReading.objects.exists()


def test_the_database_refuses_to_put_a_drafts_words_on_record(draft: Report) -> None:
    actions.read_draft(report=draft, at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(report=draft).update(state="confirmed")


def test_saving_a_draft_again_leaves_the_rows_of_what_did_not_change(
    draft: Report, ed: User
) -> None:
    actions.read_draft(report=draft, at=NOON)
    before = dict(Statement.objects.values_list("exact", "pk"))

    changed = write(draft, ["The flood came at night.", PARAGRAPHS[0], PARAGRAPHS[2]], ed)
    actions.read_draft(report=changed, at=NOON)

    after = dict(Statement.objects.values_list("exact", "pk"))
    assert after
    assert set(after.items()) <= set(before.items())


def test_reading_the_same_draft_again_writes_nothing(draft: Report) -> None:
    actions.read_draft(report=draft, at=NOON)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        actions.read_draft(report=Report.objects.get(pk=draft.pk), at=NOON)

    verbs = {query["sql"].split()[0] for query in queries.captured_queries}
    assert verbs <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_an_entry_ready_in_a_draft_is_orphaned_with_its_words_and_comes_back_with_them(
    draft: Report, ed: User
) -> None:
    actions.read_draft(report=draft, at=NOON)
    said = Statement.objects.get(report=draft, exact__contains="never seen water")
    actions.confirm_entries(entries=[said], editor=ed, at=NOON)

    actions.read_draft(report=write(draft, PARAGRAPHS[:2], ed), at=NOON)
    said.refresh_from_db()
    assert said.state == "orphaned"

    actions.read_draft(report=write(draft, ["Rain.", *PARAGRAPHS], ed), at=NOON)
    said.refresh_from_db()
    assert said.state == "ready"


def test_the_draft_of_a_published_report_shows_what_is_on_record_where_it_would_stand(
    flood: Report, version: Version, ed: User
) -> None:
    said = Statement.objects.get(version=version, exact__contains="never seen water")
    actions.confirm_entries(entries=[said], editor=ed, at=NOON)

    moved = write(flood, ["Rain fell for a week.", *PARAGRAPHS], ed)
    assert "confirmed: “We have never seen " in words_of(moved)
    lost = write(flood, PARAGRAPHS[:2], ed)
    assert "orphaned: “We have never seen " in words_of(lost)

    said.refresh_from_db()
    assert said.state == "confirmed"
    assert record_of(version).tally.statements == 1


def test_a_draft_stores_only_what_its_version_does_not_have(
    flood: Report, version: Version, ed: User
) -> None:
    added = "“The quay will be rebuilt,” mayor Ida Holm said."

    changed = write(flood, [*PARAGRAPHS, added], ed)
    actions.read_draft(report=changed, at=NOON)

    own = Statement.objects.filter(report=flood, version=None)
    assert [row.exact for row in own] == ["“The quay will be rebuilt,”"]


def test_a_draft_taken_back_to_what_is_published_leaves_nothing_behind(
    flood: Report, ed: User
) -> None:
    actions.read_draft(report=write(flood, ["Rain."], ed), at=NOON)
    assert DraftReading.objects.exists()

    assert actions.read_draft(report=write(flood, PARAGRAPHS, ed), at=NOON) is None

    assert not DraftReading.objects.exists()
    assert not Statement.objects.filter(version=None).exists()


def test_a_report_that_does_not_add_up_is_published_only_with_a_reason_that_readers_see(
    ed: User, world: Section
) -> None:
    report = a_draft([WRONG], ed, world)

    with pytest.raises(ValidationError, match="does not add up"):
        publish_report(report=report, editor=ed, at=NOON)
    assert not Version.objects.filter(report=report).exists()

    actions.read_draft(report=report, at=NOON)
    failing = Check.objects.filter(report=report, verdict="does_not_add_up")
    assert failing
    for check in failing:
        actions.answer_check(check=check, editor=ed, answer="The office has been asked.")
    version = publish_report(report=report, editor=ed, at=NOON)

    answers = {check.answer for check in version.checks.filter(verdict="does_not_add_up")}
    assert answers == {"The office has been asked."}


def test_mending_the_text_makes_the_reason_needless(ed: User, world: Section) -> None:
    report = a_draft([WRONG], ed, world)

    mended = write(report, [WRONG.replace("59", "9")], ed)

    assert publish_report(report=mended, editor=ed, at=NOON).number == 1


def test_a_check_keeps_its_row_from_version_to_version(ed: User, world: Section) -> None:
    report = a_draft([WRONG], ed, world)
    actions.answer_draft(report=report, editor=ed, answer="The office has been asked.", at=NOON)
    first = publish_report(report=report, editor=ed, at=NOON)
    before = dict(first.checks.values_list("formula", "pk"))

    second = publish_report(report=write(report, ["Rain.", WRONG], ed), editor=ed, at=NOON)

    assert dict(second.checks.values_list("formula", "pk")) == before


def test_what_a_schedule_publishes_was_answered_when_it_was_scheduled(
    ed: User, world: Section
) -> None:
    report = a_draft([WRONG], ed, world)
    with pytest.raises(ValidationError, match="does not add up"):
        schedule_report(report=report, editor=ed, at=NOON.replace(year=2099))


def test_what_was_rejected_stays_so_when_its_words_go_and_come_back(
    flood: Report, version: Version, ed: User
) -> None:
    said = Statement.objects.get(version=version, exact__contains="never seen water")
    actions.reject_entries(entries=[said], editor=ed, at=NOON)

    publish_report(report=write(flood, PARAGRAPHS[:2], ed), editor=ed, at=NOON)
    publish_report(report=write(flood, PARAGRAPHS, ed), editor=ed, at=NOON)

    same = Statement.objects.filter(report=flood, exact=said.exact)
    assert [row.state for row in same] == ["rejected"]


def test_what_was_on_record_under_a_version_is_kept_when_the_next_one_comes(
    flood: Report, version: Version, ed: User
) -> None:
    figure = Figure.objects.filter(version=version, low=57, place="text").first()
    assert figure is not None
    actions.confirm_entries(entries=[figure], editor=ed, at=NOON)

    publish_report(report=write(flood, ["Rain."], ed), editor=ed, at=NOON)

    kept = version.kept_record.content
    assert [row["exact"] for row in kept["figures"]] == [figure.exact]


@pytest.mark.parametrize("confirmed", [False, True])
def test_publishing_asks_the_database_hardly_more_for_a_long_record_than_for_a_short_one(
    ed: User, world: Section, confirmed: bool
) -> None:
    def queries(paragraphs: list[str]) -> int:
        report = a_draft(paragraphs, ed, world)
        version = publish_report(report=report, editor=ed, at=NOON)
        if confirmed:
            entries = [*version.statements.all(), *version.figures.all()]
            actions.confirm_entries(entries=entries, editor=ed, at=NOON)
        again = write(report, ["It rained.", *paragraphs], ed)
        with CaptureQueriesContext(connection) as captured:
            publish_report(report=again, editor=ed, at=NOON)
        return len(captured)

    said = [f"The mayor of Averil said {200 + n} families left quay {n}." for n in range(60)]

    assert queries(said) <= queries(said[:2]) + 12
