"""What every answer with data has in common: open to other sites' scripts, refusals as JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from onrecord.delivery.answers import answer
from onrecord.delivery.baking import Baked
from onrecord.delivery.ready import ReadyPage
from onrecord.delivery.views import baked_page as plain_baked_page
from onrecord.exchange.pages.answers import problem

View = Callable[..., HttpResponseBase]
READING = "GET, HEAD, OPTIONS"
NO_SUCH = "Nothing is at this address. The addresses are listed in /api/openapi.json."


def open_data(view: View) -> View:
    """Let any site's script read the answer, and say in JSON what cannot be answered.

    CORS: https://fetch.spec.whatwg.org/#http-cors-protocol. Nothing here depends on who asks, so
    that nothing is given away that anybody could not fetch.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **parameters: Any) -> HttpResponseBase:
        response = _answered(view, request, *args, **parameters)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        return response

    return answered


@open_data
def baked_page(request: HttpRequest, **parameters: Any) -> HttpResponseBase:
    """A baked page with data."""
    return plain_baked_page(request, **parameters)


@open_data
def nothing(request: HttpRequest, rest: str = "") -> HttpResponseBase:
    """404 below /api/, in JSON."""
    raise Http404(NO_SUCH)


def _answered(view: View, request: HttpRequest, *args: Any, **parameters: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        response: HttpResponseBase = HttpResponse(status=HTTPStatus.NO_CONTENT)
        response["Allow"] = response["Access-Control-Allow-Methods"] = READING
        response["Access-Control-Allow-Headers"] = "If-None-Match"
        response["Access-Control-Max-Age"] = "86400"
        return response
    if request.method not in {"GET", "HEAD"}:
        refused = problem("Data is only read here.", status=HTTPStatus.METHOD_NOT_ALLOWED)
        response = _sent(request, refused)
        response["Allow"] = READING
        return response
    try:
        return view(request, *args, **parameters)
    except Http404 as why:
        words = str(why.args[0]) if why.args and isinstance(why.args[0], str) else NO_SUCH
        return _sent(request, problem(words, status=HTTPStatus.NOT_FOUND))


def _sent(request: HttpRequest, refusal: Baked) -> HttpResponseBase:
    return answer(request, ReadyPage(refusal))
