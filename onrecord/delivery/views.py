"""HTTP in, HTTP out for baked pages, and whether this process is alive and ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from onrecord.delivery.answers import answer
from onrecord.delivery.baking import Bake
from onrecord.delivery.health import NO_STORE, problems
from onrecord.delivery.metrics import exposition
from onrecord.delivery.oven import oven
from onrecord.delivery.tail import tail

PLAIN = "text/plain; charset=utf-8"


@require_safe
def baked_page(request: HttpRequest, *, bake: Bake, **parameters: Any) -> HttpResponseBase:
    """A baked page. Neither query, nor headers, nor who asks can change a byte of it."""
    return from_oven(request, address=request.path_info, bake=partial(bake, **parameters))


def from_oven(request: HttpRequest, *, address: str, bake: Callable[[], Any]) -> HttpResponseBase:
    """The page kept or made for ``address``, or "busy" where its making takes too long."""
    try:
        return answer(request, oven.fetch(address, bake))
    except TimeoutError:
        busy = HttpResponse("This page is being made. Ask again in a moment.\n", PLAIN, 503)
        busy["Retry-After"] = "5"
        busy["Cache-Control"] = "no-store"
        return busy


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers: whatever restarts dead processes asks this."""
    return _note("alive", status=200)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The process can serve: its database answers, and it hears of changes. Balancers ask this."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return _note(NO_STORE, status=503)
    if tail.is_started and not tail.hears:
        return _note("changes are not heard", status=503)
    return _note("ready", status=200)


@require_safe
def working(request: HttpRequest) -> HttpResponse:
    """What is done beside serving is done in time; else 503 and a sentence for each thing that is
    not. Whatever alarms people asks this; a balancer must not: the pages are none the worse."""
    try:
        wrong = problems()
    except Error:
        wrong = [NO_STORE]
    return _note("\n".join(wrong) or "all is done in time", status=503 if wrong else 200)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The site's numbers, for this machine and for whoever has the token."""
    if not (_is_of_this_machine(request) or _has_the_token(request)):
        raise Http404("There is no such page.")
    response = HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
    response["Cache-Control"] = "no-store"
    return response


def _is_of_this_machine(request: HttpRequest) -> bool:
    """Asked from here, and not for somebody else by a proxy that stands here."""
    is_passed_on = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "Via"))
    return request.META.get("REMOTE_ADDR") in {"127.0.0.1", "::1"} and not is_passed_on


def _has_the_token(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(given, f"Bearer {token}")


def _note(words: str, *, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", content_type=PLAIN, status=status)
    response["Cache-Control"] = "no-store"
    return response
