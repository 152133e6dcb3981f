"""Confirms and rejects entries: a person's word on what the engine found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.delivery.events import announce
from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.naming import speaker_named
from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry
from onrecord.reports.models import Report

AnEntry = Statement | Figure | TimeExpression
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
        if isinstance(entry, Statement) and entry.speaker is None and entry.suggested_speaker:
            entry.speaker = speaker_named(entry.suggested_speaker, role=entry.role)
    for state in (Entry.State.CONFIRMED, Entry.State.READY):
        alike = [entry for entry in entries if entry.state_when_confirmed == state]
        _decide(alike, state=state, editor=editor, at=at)
    log(report, "record.confirmed", user=editor, data={"entries": len(entries)})
    announce_record(report, entries)


@transaction.atomic
def reject_entries(*, entries: Sequence[AnEntry], editor: User, at: dt.datetime) -> None:
    """Keep entries of one report off the record; they are not suggested again."""
    if not entries:
        return
    report = _only_report(entries, editor)
    _decide(entries, state=Entry.State.REJECTED, editor=editor, at=at)
    log(report, "record.rejected", user=editor, data={"entries": len(entries)})
    announce_record(report, entries)


@transaction.atomic
def reopen_entry(*, entry: AnEntry, editor: User) -> None:
    """Take a decision back: the entry is a suggestion again."""
    report = _only_report([entry], editor)
    _decide([entry], state=Entry.State.SUGGESTED, editor=None, at=None)
    log(report, "record.reopened", user=editor, data={"entry": entry.exact[:80]})
    announce_record(report, [entry])


def announce_record(
    report: Report, entries: Sequence[AnEntry], *, before: Iterable[str] = ()
) -> None:
    """Tell every page that shows these entries: the report's, its speakers', its measures'.

    ``before`` are the topics of pages that showed them until now, see ``stored_topics``.
    """
    topics = {f"report:{report.pk}", "record", *before}
    for entry in entries:
        topics |= _topics_of(entry)
    announce(*sorted(topics))


def stored_topics(entry: AnEntry) -> set[str]:
    """Whose pages show the entry as it is stored, whatever was changed on it meanwhile."""
    stored = type(entry)._default_manager.filter(pk=entry.pk).first()
    return _topics_of(stored) if stored else set()


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


def _decide(
    entries: Sequence[AnEntry], *, state: Entry.State, editor: User | None, at: dt.datetime | None
) -> None:
    for entry in entries:
        entry.state, entry.decided_by, entry.decided_at = state, editor, at
    statements = [entry for entry in entries if isinstance(entry, Statement)]
    figures = [entry for entry in entries if isinstance(entry, Figure)]
    times = [entry for entry in entries if isinstance(entry, TimeExpression)]
    Statement.objects.bulk_update(statements, [*DECIDED, "speaker"], batch_size=200)
    Figure.objects.bulk_update(figures, DECIDED, batch_size=200)
    TimeExpression.objects.bulk_update(times, DECIDED, batch_size=200)
