"""What a person changes on a record by hand: words, speakers, one statement or two; and undoes."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onrecord.delivery.models import Event
from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Alias, Figure, Measure, Speaker, Statement, TimeExpression
from onrecord.reports.models import Section, Version
from tests.conftest import a_report, again
from tests.record.conftest import NOON

# Made once: no test here needs another one.
ed, world, flood = map(again, ("ed", "world", "flood"))


@pytest.fixture
def told(version: Version) -> Statement:
    """Two things the harbour office said in one breath, with two figures inside."""
    return Statement.objects.select_related("version", "report", "speaker").get(
        version=version, exact__contains="40 boats were repaired"
    )


@pytest.fixture
def master(version: Version) -> Statement:
    """What the harbour master said."""
    return Statement.objects.get(version=version, exact__contains="never seen water")


def a_time(version: Version, words: str) -> TimeExpression:
    """A time that was suggested at these words."""
    start = version.text.index(words)
    return TimeExpression.objects.create(
        report=version.report,
        version=version,
        start=start,
        end=start + len(words),
        exact=words,
        type="DATE",
        value="2026-03-01",
    )


def test_a_statement_is_confirmed_with_the_figures_and_times_inside_it(
    version: Version, told: Statement, ed: User
) -> None:
    time = a_time(version, "17 boats")

    together = actions.with_what_is_inside([told], words=version)
    actions.confirm_entries(entries=together, editor=ed, at=NOON)

    time.refresh_from_db()
    assert time.state == "confirmed"
    assert {figure.state for figure in told.figures.all()} == {"confirmed"}
    assert Figure.objects.filter(version=version, state="suggested").exists()


def test_all_that_one_speaker_says_is_confirmed_at_once(version: Version, ed: User) -> None:
    first = Statement.objects.filter(version=version, suggested_speaker="harbour office").first()
    assert first is not None

    count = actions.confirm_speaker(like=first, words=version, editor=ed, at=NOON)

    waiting = Statement.objects.filter(version=version, state="suggested")
    assert count >= 2
    assert {row.suggested_speaker for row in waiting} == {"Nell Varga"}
    assert Speaker.objects.filter(name="harbour office").count() == 1


def test_confirming_a_long_list_asks_no_more_than_a_short_one(
    version: Version, told: Statement, ed: User
) -> None:
    def queries(statements: list[Statement]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            actions.confirm_entries(entries=statements, editor=ed, at=NOON)
        return len(asked)

    names = ["report", "version", "place", "start", "end", "exact", "kind", "content"]
    facts = {name: getattr(told, name) for name in [*names, "suggested_speaker"]}
    queries([Statement.objects.create(**facts)])
    one = queries([Statement.objects.create(**facts)])
    many = queries([Statement.objects.create(**facts) for _ in range(60)])

    assert many == one


def test_a_reassigned_statement_is_on_record_under_an_alias_of_somebody_known(
    master: Statement, ed: User
) -> None:
    known = Speaker.objects.create(name="نيل فارغا", slug="nell-varga")
    Alias.objects.create(speaker=known, name="N. Varga")
    before = Event.objects.count()

    actions.reassign_speaker(
        statement=master, name=" N.  Varga ", words=master.words, editor=ed, at=NOON
    )

    master.refresh_from_db()
    assert master.speaker == known
    assert (master.state, master.resolution) == ("confirmed", "editor")
    topics = Event.objects.order_by("pk")[before:].values_list("topic", flat=True)
    assert f"speaker:{known.pk}" in set(topics)


def test_pages_of_the_speaker_and_the_measures_of_before_are_told(
    version: Version, told: Statement, ed: User
) -> None:
    actions.confirm_entries(entries=[told], editor=ed, at=NOON)
    measure = Measure.objects.create(name="Boats", slug="boats")
    told.figures.update(measure=measure)
    old, before = told.speaker_id, Event.objects.count()

    actions.reassign_speaker(
        statement=told, name="Somebody else", words=told.words, editor=ed, at=NOON
    )

    topics = set(Event.objects.order_by("pk")[before:].values_list("topic", flat=True))
    assert {f"speaker:{old}", f"speaker:{told.speaker_id}", f"measure:{measure.pk}"} <= topics


def test_a_statement_without_a_name_is_nobodys(master: Statement, ed: User) -> None:
    actions.reassign_speaker(statement=master, name="", words=master.words, editor=ed, at=NOON)

    actions.confirm_entries(entries=[master], editor=ed, at=NOON)
    assert master.speaker is None


def test_a_name_that_is_too_long_is_refused(master: Statement, ed: User) -> None:
    with pytest.raises(ValidationError, match="at most 160"):
        actions.reassign_speaker(
            statement=master, name="N" * 161, words=master.words, editor=ed, at=NOON
        )


def test_a_statement_takes_other_words_and_holds_the_figures_in_them(
    version: Version, told: Statement, ed: User
) -> None:
    words = "17 boats were lost"
    start = version.text.index(words)

    actions.reword_entry(entry=told, span=(start, start + len(words)), editor=ed, at=NOON)

    told.refresh_from_db()
    assert told.exact == words
    assert told.content == [[start, start + len(words)]]
    assert told.state == "confirmed"
    assert [figure.low for figure in told.figures.all()] == [17.0]


def test_words_beyond_the_text_are_refused(told: Statement, ed: User) -> None:
    with pytest.raises(ValidationError, match="not in the report"):
        actions.reword_entry(entry=told, span=(3, 99_999), editor=ed, at=NOON)


def test_a_split_gives_two_statements_each_with_its_figures(
    version: Version, told: Statement, ed: User
) -> None:
    cut = version.text.index("and 17 boats")

    first, second = actions.split_statement(statement=told, cut=cut, editor=ed, at=NOON)

    assert first.exact.endswith("were repaired")
    assert second.exact.startswith("and 17 boats")
    assert first.speaker == second.speaker
    assert [figure.low for figure in first.figures.all()] == [40.0]
    assert [figure.low for figure in second.figures.all()] == [17.0]


@pytest.mark.parametrize("where", [-5, 0, 10**9])
def test_a_cut_outside_a_statement_is_refused(told: Statement, ed: User, where: int) -> None:
    with pytest.raises(ValidationError, match="between two words"):
        actions.split_statement(statement=told, cut=where, editor=ed, at=NOON)


def test_two_statements_become_one_and_the_second_is_not_suggested_again(
    version: Version, told: Statement, ed: User
) -> None:
    cut = version.text.index("and 17 boats")
    whole = told.exact
    first, second = actions.split_statement(statement=told, cut=cut, editor=ed, at=NOON)

    after = actions.statement_after(first, words=version)
    assert after == second
    actions.merge_statements(first=first, second=second, editor=ed, at=NOON)

    second.refresh_from_db()
    assert first.exact == whole
    assert second.state == "rejected"
    assert {figure.low for figure in first.figures.all()} == {40.0, 17.0}


def test_statements_of_different_texts_are_not_merged(
    version: Version, told: Statement, ed: User
) -> None:
    headline = Statement.objects.get(version=version, place="headline")

    for second in (headline, told):
        with pytest.raises(ValidationError, match="same text"):
            actions.merge_statements(first=told, second=second, editor=ed, at=NOON)


def test_whatever_was_done_is_undone_as_a_whole(
    version: Version, told: Statement, ed: User
) -> None:
    def stored() -> list[object]:
        models = (Statement, Figure, TimeExpression)
        return [list(model._default_manager.order_by("pk").values()) for model in models]

    before, cut = stored(), version.text.index("and 17 boats")
    with actions.remembered(version.report) as change:
        actions.split_statement(statement=told, cut=cut, editor=ed, at=NOON)
    assert stored() != before

    actions.undo_change(report=version.report, change=change, editor=ed)

    assert stored() == before
    assert not Speaker.objects.exists()


def test_what_was_changed_again_since_is_not_undone(
    version: Version, master: Statement, ed: User
) -> None:
    with actions.remembered(version.report) as change:
        actions.confirm_entries(entries=[master], editor=ed, at=NOON)
    actions.reassign_speaker(
        statement=master, name="Somebody", words=master.words, editor=ed, at=NOON
    )

    with pytest.raises(ValidationError, match="changed again"):
        actions.undo_change(report=version.report, change=change, editor=ed)


def test_a_time_is_read_as_the_editor_says(version: Version, ed: User) -> None:
    time = a_time(version, "17 boats")
    facts = actions.TimeFacts(span=(time.start, time.end), type="DATE", value="2026", edtf="2026")

    actions.edit_time(time=time, facts=facts, editor=ed, at=NOON)
    wrong = actions.TimeFacts(span=(0, 3), type="DATE", value="2026", edtf="soon")

    assert TimeExpression.objects.get().edtf == "2026"
    with pytest.raises(ValidationError):
        actions.edit_time(time=time, facts=wrong, editor=ed, at=NOON)


def test_a_reader_may_do_none_of_it(version: Version, told: Statement, rosa: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.reassign_speaker(
            statement=told, name="Rosa", words=told.words, editor=rosa, at=NOON
        )
    with pytest.raises(PermissionDenied):
        actions.split_statement(statement=told, cut=told.start + 3, editor=rosa, at=NOON)
    with pytest.raises(PermissionDenied):
        actions.merge_statements(first=told, second=told, editor=rosa, at=NOON)
    with pytest.raises(PermissionDenied):
        actions.reword_entry(entry=told, span=(0, 3), editor=rosa, at=NOON)
    with pytest.raises(PermissionDenied):
        actions.undo_change(report=version.report, change=actions.Change(), editor=rosa)


def test_another_reports_record_is_left_alone(
    version: Version, told: Statement, ed: User, world: Section
) -> None:
    other = a_report(
        editor=ed,
        section=world,
        body=[("paragraph", "<p>“Nothing came,” the harbour office said.</p>")],
    )

    actions.confirm_speaker(like=told, words=version, editor=ed, at=NOON)

    assert {row.state for row in other.statements.all()} == {"suggested"}
