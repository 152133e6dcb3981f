"""Searching: the one public page that depends on what is asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onrecord.frontpage.pages.search import search as find


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The page for a question; of the request only the query is looked at."""
    page = find(request.GET.dict())
    response = HttpResponse(page.body, content_type=page.content_type, status=page.status)
    response["Cache-Control"] = "no-store"
    return response
