"""oEmbed: what another site shows for an address of this one."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onrecord.delivery.answers import answer
from onrecord.delivery.ready import ReadyPage
from onrecord.exchange.pages.embedding import embedding
from onrecord.exchange.views.data import open_data


@open_data
def oembed(request: HttpRequest) -> HttpResponseBase:
    """The answer for the address in ``url``; parameters of others' own are passed over."""
    return answer(request, ReadyPage(embedding(request.GET.dict())))
