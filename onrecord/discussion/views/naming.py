"""Completes a name that somebody begins to write in a comment."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onrecord.discussion.models import Discussion
from onrecord.discussion.pages.participants import participants
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@require_safe
def people_here(request: SignedInRequest, report_id: str) -> JsonResponse:
    """``{"people": [{"name", "avatar"}]}``: whom ``q`` may mean in this discussion."""
    rows = Discussion.objects.exclude(state=Discussion.State.OFF).select_related("report")
    discussion = get_object_or_404(rows, report__short_id=report_id, report__live=True)
    begins = request.GET.get("q", "").replace("\0", "")
    found = participants(report=discussion.report, begins=begins, asked_by=request.user)
    return JsonResponse({"people": found})
