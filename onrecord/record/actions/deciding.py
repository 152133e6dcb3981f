"""Confirms and rejects entries: a person's word on what the engine found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

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


@transaction.atomic
def confirm_entries(*, entries: Sequence[AnEntry], editor: User, at: dt.datetime) -> None:
    """Put entries of one report on record as they stand.

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
        _decide(entry, state=Entry.State.CONFIRMED, editor=editor, at=at)
    log(report, "record.confirmed", user=editor, data={"entries": len(entries)})
    announce_record(report, entries)


@transaction.atomic
def reject_entries(*, entries: Sequence[AnEntry], editor: User, at: dt.datetime) -> None:
    """Keep entries of one report off the record; they are not suggested again."""
    if not entries:
        return
    report = _only_report(entries, editor)
    for entry in entries:
        _decide(entry, state=Entry.State.REJECTED, editor=editor, at=at)
    log(report, "record.rejected", user=editor, data={"entries": len(entries)})
    announce_record(report, entries)


@transaction.atomic
def reopen_entry(*, entry: AnEntry, editor: User) -> None:
    """Take a decision back: the entry is a suggestion again."""
    report = _only_report([entry], editor)
    _decide(entry, state=Entry.State.SUGGESTED, editor=None, at=None)
    log(report, "record.reopened", user=editor, data={"entry": entry.exact[:80]})
    announce_record(report, [entry])


def announce_record(report: Report, entries: Sequence[AnEntry]) -> None:
    """Tell every page that shows these entries: the report's, its speakers', its measures'."""
    topics = {f"report:{report.pk}", "record"}
    for entry in entries:
        if isinstance(entry, Statement) and entry.speaker_id:
            topics.add(f"speaker:{entry.speaker_id}")
        if isinstance(entry, Figure):
            topics |= _topics_of_figure(entry)
    announce(*sorted(topics))


def _topics_of_figure(figure: Figure) -> set[str]:
    topics = {f"measure:{figure.measure_id}"} if figure.measure_id else set()
    if figure.statement is not None and figure.statement.speaker_id:
        topics.add(f"speaker:{figure.statement.speaker_id}")
    return topics


def _only_report(entries: Sequence[AnEntry], editor: User) -> Report:
    if len({entry.report_id for entry in entries}) > 1:
        raise ValidationError("Decide on the entries of one report at a time.")
    report: Report = entries[0].report
    rules.require_may_keep_record(editor, report)
    return report


def _decide(
    entry: AnEntry, *, state: Entry.State, editor: User | None, at: dt.datetime | None
) -> None:
    entry.state, entry.decided_by, entry.decided_at = state, editor, at
    entry.save()
