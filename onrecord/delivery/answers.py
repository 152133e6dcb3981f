"""Turns a ready page into an HTTP answer: packed or plain, whole or "not modified"."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase, HttpResponseRedirectBase

from onrecord.delivery.baking import Moved
from onrecord.delivery.oven import ReadyPage

# Caches may keep a copy but ask each time: a correction is seen by the next reader.
ASK_EACH_TIME = "public, max-age=0, must-revalidate"


class Found(HttpResponseRedirectBase):
    """The thing stands elsewhere for now."""

    status_code = 302


class FoundForGood(HttpResponseRedirectBase):
    """The thing stands elsewhere and will stay there."""

    status_code = 301


def answer(request: HttpRequest, outcome: ReadyPage | Moved) -> HttpResponseBase:
    """The answer to GET or HEAD. Only the packing and the known tags are taken from the request."""
    if isinstance(outcome, Moved):
        response: HttpResponseBase = (FoundForGood if outcome.is_permanent else Found)(
            outcome.address
        )
        response["Cache-Control"] = ASK_EACH_TIME
        return response
    packed = outcome.packed if takes_gzip(request.headers.get("Accept-Encoding", "")) else None
    tag = f'"{outcome.tag}-gz"' if packed else f'"{outcome.tag}"'
    if knows(tag, request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(
            packed or outcome.baked.body,
            content_type=outcome.baked.content_type,
            status=outcome.baked.status,
        )
        if packed:
            response["Content-Encoding"] = "gzip"
    response["ETag"] = tag
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = ASK_EACH_TIME if outcome.baked.status < 400 else "no-store"
    return response


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header names gzip (or anything) without refusing it."""
    weights = {}
    for part in accepted.lower().split(",")[:20]:
        name, _, parameters = part.partition(";")
        weights[name.strip()] = parameters.replace(" ", "")
    weight = weights.get("gzip", weights.get("*"))
    return weight is not None and weight.rstrip(".0") != "q="


def knows(tag: str, known: str) -> bool:
    """Whether an If-None-Match header holds ``tag``; compared weakly, as RFC 9110 has it."""
    if known.strip() == "*":
        return True
    return any(part.strip().removeprefix("W/") == tag for part in known.split(",")[:50])
