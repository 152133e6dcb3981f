"""Changes where statements begin and end: other words, one made two, two made one."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record, name_speakers, stored_topics
from onrecord.record.actions.drafting import entries_of
from onrecord.record.actions.editing import anchor_entry, save_on_record
from onrecord.record.actions.inside import STANDING, AnEntry, hold_figures
from onrecord.record.models import Figure, Statement
from onrecord.record.models.entry import Entry, Words, text_of

Span = tuple[int, int]
# What may stand at the cut and belongs to neither half.
BETWEEN = " \t\n,;:"


@transaction.atomic
def reword_entry(*, entry: AnEntry, span: Span, editor: User, at: dt.datetime) -> None:
    """Put an entry on record with other words of the text; all else about it stays.

    A statement then holds the figures that stand in its new words. ``ValidationError`` where
    ``span`` is no stretch of the text.
    """
    rules.require_may_keep_record(editor, entry.report)
    before = stored_topics(entry)
    anchor_entry(entry, span)
    if isinstance(entry, Statement):
        entry.content = [list(span)]
        name_speakers([entry])
    save_on_record([entry], editor=editor, at=at)
    if isinstance(entry, Statement):
        hold_figures(entry)
    log(entry.report, "record.reworded", user=editor, data={"entry": entry.exact[:80]})
    announce_record(entry.report, [entry], before=before)


@transaction.atomic
def split_statement(
    *, statement: Statement, cut: int, editor: User, at: dt.datetime
) -> tuple[Statement, Statement]:
    """Make two statements of one, cut before character ``cut`` of the text; both go on record.

    Both have the same speaker, kind, cue and source. Figures and nested statements go with the
    half they stand in. ``ValidationError`` where nothing would be left of one half.
    """
    rules.require_may_keep_record(editor, statement.report)
    text, cut = text_of(statement.words, statement.place), max(cut, 0)
    first, second = _before(text, statement.content, cut), _after(text, statement.content, cut)
    if not _has_words(text, first) or not _has_words(text, second):
        raise ValidationError("Point between two words of the statement to split it there.")
    before = stored_topics(statement)
    name_speakers([statement])
    later = _copy(statement)
    for half, content in ((statement, first), (later, second)):
        half.content = [list(part) for part in content]
        anchor_entry(half, (content[0][0], content[-1][1]))
    save_on_record([statement, later], editor=editor, at=at)
    _move_what_stands_in(later, out_of=statement)
    log(statement.report, "record.split", user=editor, data={"entry": statement.exact[:80]})
    announce_record(statement.report, [statement, later], before=before)
    return statement, later


@transaction.atomic
def merge_statements(*, first: Statement, second: Statement, editor: User, at: dt.datetime) -> None:
    """Let the first statement take in the words of the second, and go on record.

    The second is rejected, so that it is not suggested again; what stands in it goes over. The
    first one's speaker stays, or is the second's where the first has none.
    """
    rules.require_may_keep_record(editor, first.report)
    where = [(row.report_id, row.version_id, row.place) for row in (first, second)]
    if first.pk == second.pk or where[0] != where[1]:
        raise ValidationError(
            "Only two statements of the same text can become one: where one is on record and the "
            "other in the draft, publish the draft first."
        )
    before = stored_topics(first) | stored_topics(second)
    text = text_of(first.words, first.place)
    content = _joined(text, [*first.content, *second.content])
    first.content = [list(part) for part in content]
    anchor_entry(first, (content[0][0], content[-1][1]))
    if first.speaker is None and not first.suggested_speaker:
        first.speaker, first.suggested_speaker = second.speaker, second.suggested_speaker
    name_speakers([first])
    save_on_record([first], editor=editor, at=at)
    second.state, second.decided_by, second.decided_at = Entry.State.REJECTED, editor, at
    second.save(update_fields=["state", "decided_by", "decided_at"])
    second.figures.update(statement=first)
    second.nested.exclude(pk=first.pk).update(parent=first)
    log(first.report, "record.joined", user=editor, data={"entry": first.exact[:80]})
    announce_record(first.report, [first, second], before=before)


def statement_after(statement: Statement, *, words: Words) -> Statement | None:
    """The standing statement that begins next after this one, as these words have them."""
    beside = entries_of(words, Statement)
    here = next((row for row in beside if row.pk == statement.pk), None)
    if here is None:
        return None
    after = [
        row
        for row in beside
        if row.place == here.place and row.state in STANDING and row.start >= here.end
    ]
    after.sort(key=lambda row: (row.start, -row.end))
    # As it is stored: beside a draft its place is that in the draft.
    return Statement.objects.filter(pk=after[0].pk).first() if after else None


def _has_words(text: str, content: list[Span]) -> bool:
    return any(letter.isalnum() for start, end in content for letter in text[start:end])


def _before(text: str, content: list[list[int]], cut: int) -> list[Span]:
    parts = [
        (start, min(end, cut)) for start, end in content if text[start : min(end, cut)].strip()
    ]
    if not parts:
        return []
    start, end = parts[-1]
    return [*parts[:-1], (start, start + len(text[start:end].rstrip(BETWEEN)))]


def _after(text: str, content: list[list[int]], cut: int) -> list[Span]:
    parts = [
        (max(start, cut), end) for start, end in content if text[max(start, cut) : end].strip()
    ]
    if not parts:
        return []
    start, end = parts[0]
    return [(end - len(text[start:end].lstrip(BETWEEN)), end), *parts[1:]]


def _joined(text: str, parts: list[list[int]]) -> list[Span]:
    """The parts in order; those that overlap, or have no word between them, become one."""
    joined: list[Span] = []
    for start, end in sorted((part[0], part[1]) for part in parts):
        if joined and not any(letter.isalnum() for letter in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _copy(statement: Statement) -> Statement:
    names = ["report", "version", "place", "kind", "cue", "source", "speaker"]
    names += ["suggested_speaker", "role", "resolution", "modality", "parent"]
    return Statement(**{name: getattr(statement, name) for name in names})


def _move_what_stands_in(later: Statement, *, out_of: Statement) -> None:
    of_second_half = {"place": later.place, "start__gte": later.start}
    Figure.objects.filter(statement=out_of, **of_second_half).update(statement=later)
    out_of.nested.filter(**of_second_half).exclude(pk=later.pk).update(parent=later)
