"""Answers an act on the record screen: a part of the page for the script, else a way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from onrecord.record.actions import remembered, words_at_desk
from onrecord.record.models.entry import Words
from onrecord.record.requests import StaffRequest
from onrecord.record.views.entries import AnEntry, name_of
from onrecord.record.views.gathering import record_screen, rows_of
from onrecord.record.views.memory import has_change, keep_change
from onrecord.reports.models import Report, Version

PART = "record-screen"


def wants_part(request: StaffRequest) -> bool:
    """Whether the script asks, which puts the answer into the page that stands there."""
    return request.headers.get("X-Requested-With") == PART


def act(
    request: StaffRequest, report: Report, do: Callable[[], AnEntry | None], said: str
) -> HttpResponse:
    """Do something to the record, remember it for undoing, and answer.

    ``do`` gives the entry to go on from. What it refuses is said with 422 and changes nothing.
    """
    try:
        with remembered(report) as change:
            entry = do()
    except ValidationError as error:
        return refused(request, report, error.messages)
    keep_change(request, report, change)
    return done(request, report, said, entry)


def done(
    request: StaffRequest, report: Report, said: str, entry: AnEntry | None = None
) -> HttpResponse:
    """The record as it stands now, or the way back to it."""
    name = name_of(entry) if entry is not None else ""
    if wants_part(request):
        facts = facts_of(request, report) | {"said": said, "shown": name}
        return render(request, "record/_desk.html", facts)
    messages.success(request, said)
    return _back(report, name)


def refused(request: StaffRequest, report: Report, reasons: Iterable[str]) -> HttpResponse:
    """Why nothing was changed."""
    if wants_part(request):
        return render(request, "record/_refused.html", {"reasons": list(reasons)}, status=422)
    messages.error(request, " ".join(reasons))
    return _back(report, "")


def facts_of(request: StaffRequest, report: Report) -> dict[str, Any]:
    """What the templates of the screen are given: the draft's record where a draft waits."""
    words = words_of(report)
    screen = record_screen(
        report=report, text=words.text, headline=words.headline, rows=rows_of(words)
    )
    return {
        "report": report,
        "version": words if isinstance(words, Version) else None,
        "screen": screen,
        "may_undo": has_change(request, report),
    }


def words_of(report: Report) -> Words:
    """What an editor keeps the record of now: the draft that waits, else the newest version."""
    words = words_at_desk(report=report, at=timezone.now())
    if words is None:
        raise Http404("This report has no words yet.")
    return words


def _back(report: Report, name: str) -> HttpResponse:
    address = reverse("record:screen", args=[report.pk])
    return redirect(f"{address}#entry-{name}" if name else address)
