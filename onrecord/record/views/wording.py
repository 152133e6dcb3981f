"""Changes to a statement's words and speaker: by what is selected in the prose, or by forms."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onrecord.record import actions, rules
from onrecord.record.forms import SelectionForm, SpeakerForm, SplitForm
from onrecord.record.models import Statement
from onrecord.record.requests import StaffRequest, staff_only
from onrecord.record.views.answers import act, refused, wants_part, words_of
from onrecord.record.views.entries import AnEntry, name_of, named_entries, shift_at_desk
from onrecord.record.views.names import speakers_like
from onrecord.reports.models import Report

ENTRIES = Statement.objects.select_related("report", "version", "speaker", "parent")


@require_POST
@staff_only
def take_words(request: StaffRequest, report_id: int) -> HttpResponse:
    """Give an ``entry`` the words that are selected in the prose."""
    report = get_object_or_404(Report, pk=report_id)
    rules.require_may_keep_record(request.user, report)
    entries = named_entries(report, request.POST.getlist("entry")[:1])
    if not entries:
        return refused(request, report, ["Choose an entry first, then select its words."])
    entry = entries[0]
    shift = shift_at_desk(entry, words_of(report))
    form = SelectionForm(request.POST, entry=entry, shift=shift)
    if not form.is_valid():
        return refused(request, report, [str(error) for e in form.errors.values() for error in e])

    def do() -> AnEntry:
        actions.reword_entry(entry=entry, span=form.span, editor=request.user, at=timezone.now())
        return entry

    return act(request, report, do, "It has the words you selected.")


@require_http_methods(["GET", "POST"])
@staff_only
def split(request: StaffRequest, statement_id: int) -> HttpResponse:
    """Make two statements of one, at a place in the text or before words that are typed."""
    statement: Statement = get_object_or_404(ENTRIES, pk=statement_id)
    rules.require_may_keep_record(request.user, statement.report)
    shift = shift_at_desk(statement, words_of(statement.report))
    form = SplitForm(request.POST or None, statement=statement, shift=shift)
    if request.method == "GET" or not form.is_valid():
        return _form(request, form, statement, "Split")

    def do() -> AnEntry:
        first, _ = actions.split_statement(
            statement=statement, cut=form.cut_at, editor=request.user, at=timezone.now()
        )
        return first

    return act(request, statement.report, do, "There are two statements now.")


@require_http_methods(["GET", "POST"])
@staff_only
def reassign(request: StaffRequest, statement_id: int) -> HttpResponse:
    """Say who made a statement, by a name or alias; a new name makes a new speaker."""
    statement: Statement = get_object_or_404(ENTRIES, pk=statement_id)
    rules.require_may_keep_record(request.user, statement.report)
    name = statement.speaker.name if statement.speaker else statement.suggested_speaker
    words = words_of(statement.report)
    form = SpeakerForm(request.POST or None, initial={"speaker_name": name})
    if request.method == "GET" or not form.is_valid():
        return _form(request, form, statement, "Give a speaker to")

    def do() -> AnEntry:
        name = form.cleaned_data["speaker_name"]
        actions.reassign_speaker(
            statement=statement,
            name=name,
            words=words,
            editor=request.user,
            at=timezone.now(),
        )
        return statement

    return act(request, statement.report, do, "On record under this speaker.")


@require_GET
@staff_only
def complete_names(request: StaffRequest, report_id: int) -> HttpResponse:
    """Speakers whose name or alias fits ``q``, those of this report first."""
    report = get_object_or_404(Report, pk=report_id)
    rules.require_may_keep_record(request.user, report)
    words = " ".join(request.GET.get("q", "").split())[:160]
    names = speakers_like(words, report=report)
    is_known = any(known.name.casefold() == words.casefold() for known in names)
    facts = {"names": names, "words": words, "is_known": is_known}
    return render(request, "record/_names.html", facts)


def _form(request: StaffRequest, form: Form, statement: Statement, verb: str) -> HttpResponse:
    facts: dict[str, Any] = {
        "form": form,
        "report": statement.report,
        "entry": statement,
        "name": name_of(statement),
        "title": f"{verb} a statement",
        "names": speakers_like("", report=statement.report, most=500),
    }
    template = "record/_form.html" if wants_part(request) else "record/form.html"
    return render(request, template, facts, status=422 if form.is_bound else 200)
