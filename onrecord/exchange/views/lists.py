"""Lists of the record, page by page, for what the query asks."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onrecord.delivery.answers import answer
from onrecord.delivery.ready import ReadyPage
from onrecord.exchange.pages.listings import LISTINGS
from onrecord.exchange.pages.lists import page
from onrecord.exchange.views.data import open_data


@open_data
def listed(request: HttpRequest, *, name: str) -> HttpResponseBase:
    """A page of the list of that name; of the request only the query is looked at."""
    return answer(request, ReadyPage(page(LISTINGS[name], request.GET)))
