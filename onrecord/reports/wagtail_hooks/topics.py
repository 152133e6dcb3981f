"""Names of topics while an editor types one."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onrecord.people.requests import SignedInRequest
from onrecord.reports.forms.topics import LONGEST
from onrecord.reports.models import Topic
from onrecord.reports.rules import may_choose_topics


@require_GET
def complete_names(request: SignedInRequest) -> HttpResponse:
    """Topics whose name fits ``q``; the first ones where it is empty."""
    if not may_choose_topics(request.user):
        raise PermissionDenied
    words = " ".join(request.GET.get("q", "").split())[:LONGEST]
    topics = Topic.objects.like(words)
    return render(request, "reports/desk/_topic_names.html", {"topics": topics})
