"""Edits and additions by hand: forms that stand beside the text, or on a page of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from onrecord.record import actions, rules
from onrecord.record.actions.editing import hung_on
from onrecord.record.forms import FigureForm, StatementForm, TimeForm, selected_words
from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Words
from onrecord.record.requests import StaffRequest, staff_only
from onrecord.record.views.answers import done, wants_part, words_of
from onrecord.record.views.entries import AnEntry, name_of, sort_of
from onrecord.record.views.memory import keep_change
from onrecord.record.views.names import speakers_like
from onrecord.record.views.suggesting import figure_in, kind_of
from onrecord.reports.models import Report

SAID = "Confirmed as you say."


@require_http_methods(["GET", "POST"])
@staff_only
def edit_statement(request: StaffRequest, statement_id: int) -> HttpResponse:
    """Correct a statement; saving confirms it."""
    statement = get_object_or_404(
        Statement.objects.select_related("report", "version", "speaker"), pk=statement_id
    )
    return _statement(request, statement, words=statement.exact)


@require_http_methods(["GET", "POST"])
@staff_only
def add_statement(request: StaffRequest, report_id: int) -> HttpResponse:
    """Put a statement on record that nobody suggested, of words that may be selected already."""
    at_desk = _at_desk(report_id)
    words, start, place = selected_words(request.GET, at_desk)
    kind = kind_of(words, place)
    statement = Statement(**hung_on(at_desk), kind=kind, place=place, start=start)
    return _statement(request, statement, words=words)


@require_http_methods(["GET", "POST"])
@staff_only
def edit_figure(request: StaffRequest, figure_id: int) -> HttpResponse:
    """Correct a figure; saving confirms it."""
    figure = get_object_or_404(Figure.objects.select_related("report", "version"), pk=figure_id)
    return _figure(request, figure, words=figure.exact)


@require_http_methods(["GET", "POST"])
@staff_only
def add_figure(request: StaffRequest, report_id: int) -> HttpResponse:
    """Put a figure on record that nobody suggested, of words that may be selected already."""
    at_desk = _at_desk(report_id)
    words, start, place = selected_words(request.GET, at_desk)
    facts = figure_in(words, language=at_desk.report.language)
    figure = Figure(**hung_on(at_desk), start=start, place=place, **facts)
    return _figure(request, figure, words=words)


@require_http_methods(["GET", "POST"])
@staff_only
def edit_time(request: StaffRequest, time_id: int) -> HttpResponse:
    """Correct a time; saving confirms it."""
    times = TimeExpression.objects.select_related("report", "version")
    time = get_object_or_404(times, pk=time_id)
    rules.require_may_keep_record(request.user, time.report)
    form = TimeForm(request.POST or None, instance=time, initial={"words": time.exact})

    def save() -> AnEntry:
        names = ("span", "type", "value", "edtf")
        facts = actions.TimeFacts(**{name: form.cleaned_data[name] for name in names})
        return actions.edit_time(time=time, facts=facts, editor=request.user, at=timezone.now())

    return _answered(request, form, save)


def _at_desk(report_id: int) -> Words:
    return words_of(get_object_or_404(Report.objects.select_related("section"), pk=report_id))


def _statement(request: StaffRequest, statement: Statement, *, words: str) -> HttpResponse:
    rules.require_may_keep_record(request.user, statement.report)
    speaker = statement.speaker.name if statement.speaker else statement.suggested_speaker
    initial = {"words": words, "speaker_name": speaker}
    form = StatementForm(request.POST or None, instance=statement, initial=initial)

    def save() -> AnEntry:
        return actions.edit_statement(
            statement=statement,
            facts=_statement_facts(form),
            editor=request.user,
            at=timezone.now(),
        )

    return _answered(request, form, save)


def _statement_facts(form: StatementForm) -> actions.StatementFacts:
    values, statement = form.cleaned_data, form.instance
    span, name = values["span"], values["speaker_name"].strip()
    is_same = [statement.start, statement.end] == list(span)
    content = statement.content if is_same and statement.pk else [list(span)]
    return actions.StatementFacts(
        content=tuple((start, end) for start, end in content),
        kind=values["kind"],
        speaker=actions.speaker_named(name) if name else None,
        role=values["role"],
        cue=_pair(statement.cue),
        source=_pair(statement.source),
        modality=values["modality"],
        parent=statement.parent,
    )


def _figure(request: StaffRequest, figure: Figure, *, words: str) -> HttpResponse:
    rules.require_may_keep_record(request.user, figure.report)
    form = FigureForm(request.POST or None, instance=figure, initial={"words": words})

    def save() -> AnEntry:
        values, editor = form.cleaned_data, request.user
        facts = actions.FigureFacts(
            span=values["span"],
            place=figure.place,
            trend=figure.trend,
            **{name: values[name] for name in form.Meta.fields if name not in {"measure"}},
        )
        saved = actions.edit_figure(figure=figure, facts=facts, editor=editor, at=timezone.now())
        if values["measure"]:
            actions.put_under_measure(figure=figure, measure=values["measure"], editor=editor)
        return saved

    return _answered(request, form, save)


def _pair(span: list[int] | None) -> tuple[int, int] | None:
    return (span[0], span[1]) if span else None


def _answered(
    request: StaffRequest, form: ModelForm[Any], save: Callable[[], AnEntry]
) -> HttpResponse:
    """Saved, or the form again: what was refused stands on it, with what was typed."""
    report = form.instance.report
    if request.method == "POST" and form.is_valid():
        try:
            with actions.remembered(report) as change:
                entry = save()
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            keep_change(request, report, change)
            return done(request, report, SAID, entry)
    sort = sort_of(form.instance)
    facts = {
        "form": form,
        "report": report,
        "entry": form.instance,
        "name": name_of(form.instance) if form.instance.pk else "",
        "title": f"{'Edit' if form.instance.pk else 'Add'} a {sort}",
        "names": speakers_like("", report=report, most=500) if sort == "statement" else [],
    }
    template = "record/_form.html" if wants_part(request) else "record/form.html"
    return render(request, template, facts, status=422 if form.is_bound else 200)
