"""Edits and additions by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from onrecord.record import actions, rules
from onrecord.record.forms import FigureForm, StatementForm
from onrecord.record.models import Figure, Speaker, Statement
from onrecord.record.requests import StaffRequest, staff_only
from onrecord.reports.models import Report, Version


@require_http_methods(["GET", "POST"])
@staff_only
def edit_statement(request: StaffRequest, statement_id: int) -> HttpResponse:
    """Correct a statement; saving confirms it."""
    statement = get_object_or_404(
        Statement.objects.select_related("report", "version", "speaker"), pk=statement_id
    )
    return _statement(request, statement)


@require_http_methods(["GET", "POST"])
@staff_only
def add_statement(request: StaffRequest, report_id: int) -> HttpResponse:
    """Put a statement on record that nobody suggested."""
    version = _newest(report_id)
    return _statement(
        request, Statement(report=version.report, version=version, kind=Statement.Kind.INDIRECT)
    )


@require_http_methods(["GET", "POST"])
@staff_only
def edit_figure(request: StaffRequest, figure_id: int) -> HttpResponse:
    """Correct a figure; saving confirms it."""
    figure = get_object_or_404(Figure.objects.select_related("report", "version"), pk=figure_id)
    return _figure(request, figure)


@require_http_methods(["GET", "POST"])
@staff_only
def add_figure(request: StaffRequest, report_id: int) -> HttpResponse:
    """Put a figure on record that nobody suggested."""
    version = _newest(report_id)
    return _figure(request, Figure(report=version.report, version=version))


def _newest(report_id: int) -> Version:
    versions = Version.objects.filter(report_id=report_id).select_related("report")
    version: Version | None = versions.order_by("-number").first()
    if version is None:
        raise Http404("This report has not been published: an entry needs its words.")
    return version


def _statement(request: StaffRequest, statement: Statement) -> HttpResponse:
    rules.require_may_keep_record(request.user, statement.report)
    speaker = statement.speaker.name if statement.speaker else statement.suggested_speaker
    form = StatementForm(
        request.POST or None,
        instance=statement,
        text=statement.words.text,
        headline=statement.words.headline,
        initial={"words": statement.exact, "speaker_name": speaker},
    )
    if request.method == "POST" and form.is_valid():
        facts = _statement_facts(form)
        if _saved(
            form,
            lambda: actions.edit_statement(
                statement=statement, facts=facts, editor=request.user, at=timezone.now()
            ),
        ):
            return _done(request, statement.report, f"statement-{statement.pk}")
    return _form(request, form, statement.report, "statement")


def _statement_facts(form: StatementForm) -> actions.StatementFacts:
    values, statement = form.cleaned_data, form.instance
    span, name = values["span"], values["speaker_name"].strip()
    is_same = [statement.start, statement.end] == list(span)
    content = statement.content if is_same and statement.pk else [list(span)]
    return actions.StatementFacts(
        content=tuple((start, end) for start, end in content),
        kind=values["kind"],
        speaker=actions.speaker_named(name, role=values["role"]) if name else None,
        role=values["role"],
        cue=_pair(statement.cue),
        source=_pair(statement.source),
        modality=values["modality"],
        parent=statement.parent,
    )


def _figure(request: StaffRequest, figure: Figure) -> HttpResponse:
    rules.require_may_keep_record(request.user, figure.report)
    form = FigureForm(
        request.POST or None,
        instance=figure,
        text=figure.words.text,
        headline=figure.words.headline,
        initial={"words": figure.exact},
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        facts = actions.FigureFacts(
            span=values["span"],
            place=figure.place,
            time=figure.time,
            trend=figure.trend,
            **{name: values[name] for name in form.Meta.fields if name not in {"measure"}},
        )
        if _saved(
            form,
            lambda: actions.edit_figure(
                figure=figure, facts=facts, editor=request.user, at=timezone.now()
            ),
        ):
            if values["measure"]:
                actions.put_under_measure(
                    figure=figure, measure=values["measure"], editor=request.user
                )
            return _done(request, figure.report, f"figure-{figure.pk}")
    return _form(request, form, figure.report, "figure")


def _saved(form: ModelForm[Any], save: Callable[[], object]) -> bool:
    """Whether it was saved; what was refused stands on the form, with what was typed."""
    try:
        save()
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _pair(span: list[int] | None) -> tuple[int, int] | None:
    return (span[0], span[1]) if span else None


def _done(request: StaffRequest, report: Report, name: str) -> HttpResponse:
    messages.success(request, "It is on record now.")
    response = redirect("record:screen", report_id=report.pk)
    response["Location"] += f"#entry-{name}"
    return response


def _form(request: StaffRequest, form: ModelForm[Any], report: Report, sort: str) -> HttpResponse:
    speakers = Speaker.objects.values_list("name", flat=True)[:500]
    facts = {"form": form, "report": report, "sort": sort, "speakers": speakers}
    status = 422 if form.is_bound else 200
    return render(request, "record/edit_entry.html", facts, status=status)
