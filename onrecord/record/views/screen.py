"""The record screen: the prose on one side, what was found in it on the other."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from onrecord.record import rules
from onrecord.record.requests import StaffRequest, staff_only
from onrecord.record.views.answers import facts_of, wants_part
from onrecord.reports.models import Report


@require_GET
@staff_only
def show_record(request: StaffRequest, report_id: int) -> HttpResponse:
    """Everything found in a report's draft, or its newest version, in reading order."""
    report = get_object_or_404(Report.objects.select_related("section"), pk=report_id)
    rules.require_may_keep_record(request.user, report)
    template = "record/_desk.html" if wants_part(request) else "record/screen.html"
    return render(request, template, facts_of(request, report))
