"""Searching: what is answered depends on what is asked, as a page and as data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from onrecord.delivery.answers import answer
from onrecord.delivery.ready import ReadyPage
from onrecord.exchange.views.data import open_data
from onrecord.frontpage.pages.search import search as find
from onrecord.frontpage.pages.search_as_data import search_as_data


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The page for a question; of the request only the query is looked at."""
    page = find(request.GET.dict())
    response = HttpResponse(page.body, content_type=page.content_type, status=page.status)
    response["Cache-Control"] = "no-store"
    return response


@open_data
def search_data(request: HttpRequest, *, kind: str) -> HttpResponseBase:
    """The same as data, for one kind of what is looked for."""
    return answer(request, ReadyPage(search_as_data(kind, request.GET)))
