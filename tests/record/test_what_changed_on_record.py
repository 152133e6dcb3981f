"""Between two versions readers see what changed on record, not only in the words."""

from __future__ import annotations

from django.test import Client

from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Figure, Statement
from onrecord.record.pages.changes import RecordChange, record_changes
from onrecord.reports.actions import publish_report
from onrecord.reports.models import Report, Version
from tests.record.conftest import NOON, PARAGRAPHS


def publish(report: Report, paragraphs: list[str], editor: User) -> Version:
    """Publish the report again with other paragraphs, all of it confirmed."""
    report = Report.objects.get(pk=report.pk)
    report.body = [("paragraph", f"<p>{words}</p>") for words in paragraphs]
    report.save_revision(user=editor)
    version = publish_report(report=report, editor=editor, at=NOON)
    confirm(version, editor)
    return version


def confirm(version: Version, editor: User) -> None:
    """Put all that is suggested on record."""
    entries = [*version.statements.filter(state="suggested")]
    entries += version.figures.filter(state="suggested")
    actions.confirm_entries(entries=entries, editor=editor, at=NOON)


def changes(before: Version, after: Version) -> tuple[RecordChange, ...]:
    """What a reader of the later version is told."""
    return record_changes(before, after, address="/r/")


def test_a_number_that_took_anothers_place_is_told_as_one_change(
    flood: Report, version: Version, ed: User
) -> None:
    confirm(version, ed)
    after = publish(flood, [PARAGRAPHS[0].replace("57", "58"), *PARAGRAPHS[1:]], ed)

    told = [(c.before, c.after) for c in changes(version, after) if c.name == "Figure"]

    assert told == [("57", "58")]


def test_a_statement_that_came_or_went_is_told(flood: Report, version: Version, ed: User) -> None:
    confirm(version, ed)
    added = "“The quay will be rebuilt,” mayor Ida Holm said."
    after = publish(flood, [*PARAGRAPHS[:2], added], ed)

    told = {(c.before, c.after) for c in changes(version, after) if c.name == "Statement"}

    assert ("“We have never seen water this high,”", "") in told
    assert ("", "“The quay will be rebuilt,”") in told


def test_words_given_to_another_speaker_are_told(flood: Report, version: Version, ed: User) -> None:
    confirm(version, ed)
    after = publish(flood, ["Rain fell.", *PARAGRAPHS], ed)
    said = Statement.objects.get(version=after, exact__contains="never seen water")
    Statement.objects.filter(pk=said.pk).update(speaker=actions.speaker_named("Ida Holm"))

    told = [(c.before, c.after) for c in changes(version, after) if c.name == "Attribution"]

    assert told == [("Nell Varga", "Ida Holm")]


def test_nothing_is_told_where_only_other_words_changed(
    flood: Report, version: Version, ed: User
) -> None:
    confirm(version, ed)

    assert changes(version, publish(flood, [*PARAGRAPHS, "Rain fell."], ed)) == ()


def test_an_older_pair_is_compared_as_each_was_when_it_was_replaced(
    flood: Report, version: Version, ed: User
) -> None:
    confirm(version, ed)
    second = publish(flood, [PARAGRAPHS[0].replace("57", "58"), *PARAGRAPHS[1:]], ed)
    publish(flood, ["Rain."], ed)

    told = [(c.before, c.after) for c in changes(version, second) if c.name == "Figure"]

    assert told == [("57", "58")]
    assert Figure.objects.filter(state="orphaned").exists()


def test_the_page_of_a_version_says_what_changed_on_record(
    client: Client, flood: Report, version: Version, ed: User
) -> None:
    confirm(version, ed)
    after = publish(flood, [PARAGRAPHS[0].replace("57", "58"), *PARAGRAPHS[1:]], ed)

    page = client.get(after.get_absolute_url()).content.decode()

    assert "What changed on record" in page
