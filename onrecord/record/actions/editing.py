"""Adds and edits entries by hand: what a person says goes on record confirmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record, stored_topics
from onrecord.record.models import Figure, Speaker, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words, text_of
from onrecord.reports.models import Version
from onrecord.shared.anchors import anchor_at


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


@transaction.atomic
def add_statement(
    *, words: Words, facts: StatementFacts, editor: User, at: dt.datetime
) -> Statement:
    """Put a statement on record that nobody suggested: on a version, or on the draft that waits."""
    statement = Statement(**_on(words))
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
    _put_on_record(statement, span=span, values=values, editor=editor, at=at)
    return statement


@transaction.atomic
def add_figure(*, words: Words, facts: FigureFacts, editor: User, at: dt.datetime) -> Figure:
    """Put a figure on record that nobody suggested: on a version, or on the draft that waits."""
    figure = Figure(**_on(words))
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
    _put_on_record(figure, span=facts.span, values=values, editor=editor, at=at)
    return figure


def _on(words: Words) -> dict[str, Any]:
    return {
        "report": words.report,
        "version": words if isinstance(words, Version) else None,
    }


def _values(facts: StatementFacts | FigureFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def _put_on_record(
    entry: Statement | Figure,
    *,
    span: tuple[int, int],
    values: dict[str, Any],
    editor: User,
    at: dt.datetime,
) -> None:
    try:
        anchor = anchor_at(text_of(entry.words, entry.place), *span)
    except ValueError:
        raise ValidationError("These words are not in the report as it is now.") from None
    before = stored_topics(entry)
    for name, value in (values | asdict(anchor)).items():
        setattr(entry, name, value)
    if isinstance(entry, Figure):
        entry.ask()
    entry.state = entry.state_when_confirmed
    entry.decided_by, entry.decided_at = editor, at
    entry.full_clean(exclude=["statement", "time", "measure", "parent"])
    entry.save()
    log(entry.report, "record.edited", user=editor, data={"entry": entry.exact[:80]})
    announce_record(entry.report, [entry], before=before)
