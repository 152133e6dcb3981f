"""Confirms and rejects entries: a person's word on what the engine found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from onrecord.delivery.events import announce
from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.inside import AnEntry, with_what_is_inside
from onrecord.record.actions.naming import list_roles, speaker_named
from onrecord.record.models import Figure, Speaker, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words
from onrecord.reports.models import Report

DECIDED = ["state", "decided_by", "decided_at"]


@transaction.atomic
def confirm_entries(*, entries: Sequence[AnEntry], editor: User, at: dt.datetime) -> None:
    """Put entries of one report on record as they stand; those of a draft once it is published.

    ``ValidationError`` where an entry's words are gone from the report, or where entries belong
    to several reports.
    """
    if not entries:
        return
    report = _only_report(entries, editor)
    for entry in entries:
        if entry.state == Entry.State.ORPHANED:
            raise ValidationError(
                f"The words “{entry.exact[:80]}” are no longer in the report: reject the entry, "
                "or add it anew at its new words."
            )
    name_speakers(entry for entry in entries if isinstance(entry, Statement))
    put_on_record(entries, editor=editor, at=at)
    log(report, "record.confirmed", user=editor, data={"entries": len(entries)})
    announce_record(report, entries)


def confirm_speaker(*, like: Statement, words: Words, editor: User, at: dt.datetime) -> int:
    """Put on record what is open of the speaker of one statement, with what stands inside.

    ``words`` are those at the desk. Who is suggested and not yet known counts by name. Gives the
    number of statements.
    """
    same = Q(speaker=like.speaker_id)
    if like.speaker_id is None:
        same &= Q(suggested_speaker=like.suggested_speaker)
    statements = list(
        Statement.objects.filter(same, report=like.report_id, state=Entry.State.SUGGESTED)
        .select_related("report", "speaker")
        .order_by("start")
    )
    confirm_entries(entries=with_what_is_inside(statements, words=words), editor=editor, at=at)
    return len(statements)


@transaction.atomic
def reject_entries(*, entries: Sequence[AnEntry], editor: User, at: dt.datetime) -> None:
    """Keep entries of one report off the record; they are not suggested again."""
    if not entries:
        return
    report = _only_report(entries, editor)
    decide(entries, state=Entry.State.REJECTED, editor=editor, at=at)
    log(report, "record.rejected", user=editor, data={"entries": len(entries)})
    announce_record(report, entries)


@transaction.atomic
def reopen_entry(*, entry: AnEntry, editor: User) -> None:
    """Take a decision back: the entry is a suggestion again."""
    report = _only_report([entry], editor)
    decide([entry], state=Entry.State.SUGGESTED, editor=None, at=None)
    log(report, "record.reopened", user=editor, data={"entry": entry.exact[:80]})
    announce_record(report, [entry])


def name_speakers(statements: Iterable[Statement]) -> None:
    """Give statements whose speaker is only suggested their speaker, each name looked up once."""
    named: dict[str, Speaker] = {}
    for statement in statements:
        name = statement.suggested_speaker
        if statement.speaker is not None or not name:
            continue
        if name not in named:
            named[name] = speaker_named(name)
        statement.speaker = named[name]


def put_on_record(entries: Sequence[AnEntry], *, editor: User, at: dt.datetime) -> None:
    """Store entries as confirmed: a part of an action, which asks, logs and announces."""
    for state in (Entry.State.CONFIRMED, Entry.State.READY):
        alike = [entry for entry in entries if entry.state_when_confirmed == state]
        decide(alike, state=state, editor=editor, at=at)


def decide(
    entries: Sequence[AnEntry], *, state: Entry.State, editor: User | None, at: dt.datetime | None
) -> None:
    """Store a decision on entries in bulk: a part of an action, which asks, logs and announces."""
    for entry in entries:
        entry.state, entry.decided_by, entry.decided_at = state, editor, at
    statements = [entry for entry in entries if isinstance(entry, Statement)]
    figures = [entry for entry in entries if isinstance(entry, Figure)]
    times = [entry for entry in entries if isinstance(entry, TimeExpression)]
    Statement.objects.bulk_update(statements, [*DECIDED, "speaker"], batch_size=200)
    if state == Entry.State.CONFIRMED:
        list_roles(statements)
    Figure.objects.bulk_update(figures, DECIDED, batch_size=200)
    TimeExpression.objects.bulk_update(times, DECIDED, batch_size=200)


def announce_record(
    report: Report, entries: Sequence[AnEntry], *, before: Iterable[str] = ()
) -> None:
    """Tell every page that shows these entries: the report's, its speakers', its measures'.

    ``before`` are the topics of pages that showed them until now, see ``stored_topics``.
    """
    announce(*sorted({f"report:{report.pk}", "record", *before, *topics_of(entries)}))


def topics_of(entries: Iterable[AnEntry]) -> set[str]:
    """Whose pages show these entries besides the report's: speakers and measures; one query."""
    entries = list(entries)
    topics = set().union(*(_topics_of(entry) for entry in entries))
    statements = [entry.pk for entry in entries if isinstance(entry, Statement) and entry.pk]
    # A measure's page names the speaker of each figure: whatever changes there is seen here.
    measures = Figure.objects.filter(statement__in=statements).exclude(measure=None)
    found = measures.order_by().values_list("measure", flat=True).distinct() if statements else ()
    return topics | {f"measure:{measure}" for measure in found}


def stored_topics(entry: AnEntry) -> set[str]:
    """Whose pages show the entry as it is stored, whatever was changed on it meanwhile."""
    stored = type(entry)._default_manager.filter(pk=entry.pk).first()
    return topics_of([stored]) if stored else set()


def _topics_of(entry: AnEntry) -> set[str]:
    if isinstance(entry, Statement):
        return {f"speaker:{entry.speaker_id}"} if entry.speaker_id else set()
    if isinstance(entry, TimeExpression):
        return set()
    topics = {f"measure:{entry.measure_id}"} if entry.measure_id else set()
    return topics | (_topics_of(entry.statement) if entry.statement else set())


def _only_report(entries: Sequence[AnEntry], editor: User) -> Report:
    if len({entry.report_id for entry in entries}) > 1:
        raise ValidationError("Decide on the entries of one report at a time.")
    report: Report = entries[0].report
    rules.require_may_keep_record(editor, report)
    return report
