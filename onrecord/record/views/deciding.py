"""Decisions made on the record screen; each leads back to where it was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from onrecord.people.models import User
from onrecord.record import actions, rules
from onrecord.record.forms import AnswerForm
from onrecord.record.models import Check, Statement
from onrecord.record.models.entry import Entry, Words
from onrecord.record.requests import StaffRequest, staff_only
from onrecord.record.views.answers import act, done, refused, words_of
from onrecord.record.views.entries import AnEntry, named_entries, open_entries
from onrecord.record.views.memory import take_change
from onrecord.reports.models import Report

CONFIRMED = {Entry.State.CONFIRMED, Entry.State.READY}
NOTHING = "Nothing was decided: choose an entry, then what to do with it."


@require_POST
@staff_only
def decide(request: StaffRequest, report_id: int) -> HttpResponse:
    """``do`` something with each ``entry`` (``statement-5``), with all that is open, or undo."""
    report = get_object_or_404(Report, pk=report_id)
    rules.require_may_keep_record(request.user, report)
    chosen = request.POST.get("do", "")
    if chosen == "undo":
        return _undo(request, report)
    if chosen == "confirm_all":
        entries = open_entries(report)
    else:
        entries = named_entries(report, request.POST.getlist("entry"))
    if chosen not in _ACTS or not entries:
        return refused(request, report, [NOTHING])
    do, said = _ACTS[chosen]
    decision = Decision(entries, words_of(report), request.user)
    return act(request, report, lambda: do(decision), said)


@require_POST
@staff_only
def answer(request: StaffRequest, check_id: int) -> HttpResponse:
    """Say why a report stands although a check does not add up."""
    check = get_object_or_404(Check.objects.select_related("report"), pk=check_id)
    rules.require_may_keep_record(request.user, check.report)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        reason = "Say in a sentence (500 characters at most) why it stands."
        return refused(request, check.report, [reason])
    actions.answer_check(check=check, editor=request.user, answer=form.cleaned_data["answer"])
    return done(request, check.report, "Readers now see this reason beside the check.")


def _undo(request: StaffRequest, report: Report) -> HttpResponse:
    change = take_change(request, report)
    if change is None:
        return refused(request, report, ["There is nothing of yours to undo here."])
    try:
        actions.undo_change(report=report, change=change, editor=request.user)
    except ValidationError as error:
        return refused(request, report, error.messages)
    names = [f"{sort}-{pk}" for sort, pk, *_ in change.rows]
    entries = named_entries(report, names)
    return done(request, report, "Undone.", entries[0] if entries else None)


@dataclass(frozen=True)
class Decision:
    """What somebody decides on: entries, and the words they stand in at the desk."""

    entries: list[AnEntry]
    words: Words
    editor: User


def _confirm(decision: Decision) -> AnEntry:
    """An entry that is on record already is passed over: what is inside it may still be open."""
    wanted = actions.with_what_is_inside(decision.entries, words=decision.words)
    waiting = [entry for entry in wanted if entry.state not in CONFIRMED]
    actions.confirm_entries(entries=waiting, editor=decision.editor, at=timezone.now())
    return decision.entries[0]


def _confirm_speaker(decision: Decision) -> AnEntry:
    like = _the_statement(decision)
    actions.confirm_speaker(
        like=like, words=decision.words, editor=decision.editor, at=timezone.now()
    )
    return like


def _reject(decision: Decision) -> AnEntry:
    actions.reject_entries(entries=decision.entries, editor=decision.editor, at=timezone.now())
    return decision.entries[0]


def _reopen(decision: Decision) -> AnEntry:
    for entry in decision.entries:
        actions.reopen_entry(entry=entry, editor=decision.editor)
    return decision.entries[0]


def _merge(decision: Decision) -> AnEntry:
    first = _the_statement(decision)
    second = actions.statement_after(first, words=decision.words)
    if second is None:
        raise ValidationError("No statement stands after this one to be merged with it.")
    actions.merge_statements(first=first, second=second, editor=decision.editor, at=timezone.now())
    return first


def _the_statement(decision: Decision) -> Statement:
    """The statement that is meant."""
    entry = decision.entries[0]
    if not isinstance(entry, Statement):
        raise ValidationError("Choose a statement first.")
    return entry


_ACTS: dict[str, tuple[Callable[[Decision], AnEntry], str]] = {
    "confirm": (_confirm, "Confirmed."),
    "confirm_all": (_confirm, "All that waited is confirmed."),
    "confirm_speaker": (_confirm_speaker, "All that this speaker says is confirmed."),
    "reject": (_reject, "Kept off the record."),
    "reopen": (_reopen, "The decision is taken back."),
    "merge": (_merge, "The two statements are one now."),
}
