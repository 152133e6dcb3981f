"""Adds and edits entries by hand: what a person says goes on record confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record, stored_topics
from onrecord.record.actions.inside import AnEntry, hold_figures
from onrecord.record.actions.naming import list_roles
from onrecord.record.models import Figure, Speaker, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words, text_of
from onrecord.reports.models import Version
from onrecord.shared.anchors import anchor_at
from onrecord.shared.edtf import HELP, is_edtf


@dataclass(frozen=True, kw_only=True)
class StatementFacts:
    """What an editor says of a statement; spans count in the version's text or headline."""

    content: tuple[tuple[int, int], ...]
    kind: str
    speaker: Speaker | None
    role: str = ""
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    modality: str = Statement.Modality.FACT
    resolution: str = Statement.Resolution.EDITOR
    parent: Statement | None = None


@dataclass(frozen=True, kw_only=True)
class FigureFacts:
    """What an editor says of a figure; ``low`` and ``high`` are equal for a plain number."""

    span: tuple[int, int]
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    comparator: str = "="
    trend: str = ""
    unit: str = ""
    counted: str = ""
    where: str = ""
    time: TimeExpression | None = None
    statement: Statement | None = None
    place: str = field(default=Entry.Place.TEXT)


@dataclass(frozen=True, kw_only=True)
class TimeFacts:
    """What an editor says of a time: ``value`` as TIMEX3, ``edtf`` as ISO 8601-2 or empty."""

    span: tuple[int, int]
    type: str
    value: str
    edtf: str = ""


@transaction.atomic
def add_statement(
    *, words: Words, facts: StatementFacts, editor: User, at: dt.datetime
) -> Statement:
    """Put a statement on record that nobody suggested: on a version, or on the draft that waits."""
    statement = Statement(**hung_on(words))
    return edit_statement(statement=statement, facts=facts, editor=editor, at=at)


@transaction.atomic
def edit_statement(
    *, statement: Statement, facts: StatementFacts, editor: User, at: dt.datetime
) -> Statement:
    """Put a statement on record as the editor words it. ``ValidationError`` names what is wrong."""
    rules.require_may_keep_record(editor, statement.report)
    if not facts.content:
        raise ValidationError("Mark the words that the statement consists of.")
    is_headline = facts.kind == Statement.Kind.HEADLINE
    statement.place = Entry.Place.HEADLINE if is_headline else Entry.Place.TEXT
    span = (facts.content[0][0], facts.content[-1][1])
    values = _values(facts) | {
        "content": [list(part) for part in facts.content],
        "cue": list(facts.cue) if facts.cue else None,
        "source": list(facts.source) if facts.source else None,
    }
    _save(statement, span=span, values=values, editor=editor, at=at)
    hold_figures(statement)
    return statement


@transaction.atomic
def add_figure(*, words: Words, facts: FigureFacts, editor: User, at: dt.datetime) -> Figure:
    """Put a figure on record that nobody suggested: on a version, or on the draft that waits."""
    figure = Figure(**hung_on(words))
    return edit_figure(figure=figure, facts=facts, editor=editor, at=at)


@transaction.atomic
def edit_figure(*, figure: Figure, facts: FigureFacts, editor: User, at: dt.datetime) -> Figure:
    """Put a figure on record as the editor gives it. ``ValidationError`` names what is wrong."""
    rules.require_may_keep_record(editor, figure.report)
    if facts.low is None and facts.high is None:
        raise ValidationError("Give the figure a number, or at least one bound.")
    if facts.low is not None and facts.high is not None and facts.low > facts.high:
        raise ValidationError("The lower bound is above the upper bound.")
    figure.place = facts.place
    values = _values(facts)
    del values["span"]
    _save(figure, span=facts.span, values=values, editor=editor, at=at)
    return figure


@transaction.atomic
def edit_time(
    *, time: TimeExpression, facts: TimeFacts, editor: User, at: dt.datetime
) -> TimeExpression:
    """Put a time on record as the editor reads it. ``ValidationError`` names what is wrong."""
    rules.require_may_keep_record(editor, time.report)
    if facts.edtf and not is_edtf(facts.edtf):
        raise ValidationError({"edtf": HELP})
    values = _values(facts)
    del values["span"]
    _save(time, span=facts.span, values=values, editor=editor, at=at)
    return time


def hung_on(words: Words) -> dict[str, Any]:
    """What a new entry is told of the version, or the draft, that it hangs on."""
    return {
        "report": words.report,
        "version": words if isinstance(words, Version) else None,
    }


def anchor_entry(entry: AnEntry, span: tuple[int, int]) -> None:
    """Hang the entry on these characters of its text; ``ValidationError`` where there are none."""
    try:
        anchor = anchor_at(text_of(entry.words, entry.place), *span)
    except ValueError:
        raise ValidationError("These words are not in the report as it is now.") from None
    for name, value in asdict(anchor).items():
        setattr(entry, name, value)
    if isinstance(entry, Figure):
        entry.ask()


def save_on_record(entries: Sequence[AnEntry], *, editor: User, at: dt.datetime) -> None:
    """Store entries as confirmed: a part of an action, which asks, logs and announces."""
    for entry in entries:
        entry.state = entry.state_when_confirmed
        entry.decided_by, entry.decided_at = editor, at
        entry.full_clean(exclude=["statement", "time", "measure", "parent"])
        entry.save()
        if isinstance(entry, Statement) and entry.state == Entry.State.CONFIRMED:
            list_roles([entry])


def _values(facts: StatementFacts | FigureFacts | TimeFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def _save(
    entry: AnEntry, *, span: tuple[int, int], values: dict[str, Any], editor: User, at: dt.datetime
) -> None:
    before = stored_topics(entry)
    for name, value in values.items():
        setattr(entry, name, value)
    anchor_entry(entry, span)
    save_on_record([entry], editor=editor, at=at)
    log(entry.report, "record.edited", user=editor, data={"entry": entry.exact[:80]})
    announce_record(entry.report, [entry], before=before)
