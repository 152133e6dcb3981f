"""Decisions made on the record screen; each leads back to where it was made."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from onrecord.record import actions, rules
from onrecord.record.forms import AnswerForm
from onrecord.record.models import Check, Figure, Statement
from onrecord.record.models.entry import Entry
from onrecord.record.requests import StaffRequest, staff_only
from onrecord.reports.models import Report

AnEntry = Statement | Figure
MODELS: dict[str, type[Statement] | type[Figure]] = {"statement": Statement, "figure": Figure}
NAME = re.compile(r"(statement|figure)-(\d{1,18})")


@require_POST
@staff_only
def decide(request: StaffRequest, report_id: int) -> HttpResponse:
    """``do`` is confirm, reject or reopen, for each ``entry`` (``statement-5``), or confirm_all."""
    report = get_object_or_404(Report, pk=report_id)
    rules.require_may_keep_record(request.user, report)
    chosen = request.POST.get("do", "")
    if chosen == "confirm_all":
        entries = _open_entries(report)
    else:
        entries = _named_entries(report, request.POST.getlist("entry"))
    act = _ACTS.get(chosen)
    if act is None or not entries:
        messages.warning(request, "Nothing was decided: choose an entry, then what to do with it.")
        return _back(report)
    try:
        act(entries, request)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return _back(report, entries[-1])


@require_POST
@staff_only
def answer(request: StaffRequest, check_id: int) -> HttpResponse:
    """Say why a report stands although a check does not add up."""
    check = get_object_or_404(Check.objects.select_related("report"), pk=check_id)
    rules.require_may_keep_record(request.user, check.report)
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.answer_check(check=check, editor=request.user, answer=form.cleaned_data["answer"])
        messages.success(request, "Readers now see this reason beside the check.")
    else:
        messages.error(request, "Say in a sentence (500 characters at most) why it stands.")
    return _back(check.report)


def _confirm(entries: list[AnEntry], request: StaffRequest) -> None:
    actions.confirm_entries(entries=entries, editor=request.user, at=timezone.now())


def _reject(entries: list[AnEntry], request: StaffRequest) -> None:
    actions.reject_entries(entries=entries, editor=request.user, at=timezone.now())


def _reopen(entries: list[AnEntry], request: StaffRequest) -> None:
    for entry in entries:
        actions.reopen_entry(entry=entry, editor=request.user)


_ACTS: dict[str, Callable[[list[AnEntry], StaffRequest], None]] = {
    "confirm": _confirm,
    "confirm_all": _confirm,
    "reject": _reject,
    "reopen": _reopen,
}


def _named_entries(report: Report, names: list[str]) -> list[AnEntry]:
    found: list[AnEntry] = []
    for sort, model in MODELS.items():
        ids = [int(m[2]) for name in names[:1000] if (m := NAME.fullmatch(name)) and m[1] == sort]
        found += _with_what_they_tell(model).filter(report=report, pk__in=ids)
    return found


def _open_entries(report: Report) -> list[AnEntry]:
    found: list[AnEntry] = []
    for model in MODELS.values():
        found += _with_what_they_tell(model).filter(report=report, state=Entry.State.SUGGESTED)
    return found


def _with_what_they_tell(model: type[Statement] | type[Figure]) -> Any:
    """Entries loaded with those whose pages are told of a decision."""
    beside = ["report", "speaker"] if model is Statement else ["report", "statement"]
    return model._default_manager.select_related(*beside)


def _back(report: Report, entry: AnEntry | None = None) -> HttpResponseRedirect:
    address = reverse("record:screen", args=[report.pk])
    name = f"#entry-{type(entry).__name__.lower()}-{entry.pk}" if entry else ""
    return redirect(f"{address}{name}")
