"""Turns a ready page into an HTTP answer: packed or plain, whole or "not modified"."""

from __future__ import annotations

from http import HTTPStatus

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase

from onrecord.delivery.baking import Moved
from onrecord.delivery.ready import ReadyPage, Variant, coding_for
from onrecord.delivery.tagging import headers_for

# Caches may keep a copy but ask each time: a correction is seen by the next reader.
ASK_EACH_TIME = "public, max-age=0, must-revalidate"
VARY = "Accept-Encoding"


class ReadyAnswer(HttpResponse):
    """A page in one of its variants, or "not modified" to who has that variant already."""

    def __init__(self, page: ReadyPage, *, variant: Variant, is_known: bool) -> None:
        self.page, self.variant = page, variant
        super().__init__(
            b"" if is_known else variant.body,
            content_type=page.baked.content_type,
            status=HTTPStatus.NOT_MODIFIED if is_known else page.baked.status,
        )
        if is_known:
            del self["Content-Type"]
        elif variant.coding:
            self["Content-Encoding"] = variant.coding
        self["ETag"] = variant.tag
        self["Vary"] = VARY
        self["Cache-Control"] = ASK_EACH_TIME if page.baked.status < 400 else "no-store"
        if page.baked.status == HTTPStatus.OK:
            for name, value in headers_for(page.baked).items():
                self[name] = value


def answer(request: HttpRequest, outcome: ReadyPage | Moved) -> HttpResponseBase:
    """The answer to GET or HEAD. Only the packing and the known tags are taken from the request."""
    if isinstance(outcome, Moved):
        kind = HttpResponsePermanentRedirect if outcome.is_permanent else HttpResponseRedirect
        moved = kind(outcome.address)
        moved["Cache-Control"] = ASK_EACH_TIME
        return moved
    variant = outcome.variant(coding_for(request.headers.get("Accept-Encoding", "")))
    is_known = outcome.baked.status == HTTPStatus.OK and knows(
        variant.tag, request.headers.get("If-None-Match", "")
    )
    return ReadyAnswer(outcome, variant=variant, is_known=is_known)


def knows(tag: str, known: str) -> bool:
    """Whether an If-None-Match header holds ``tag``; compared weakly, as RFC 9110 has it."""
    if known.strip() == "*":
        return True
    return any(part.strip().removeprefix("W/") == tag for part in known.split(",")[:50])
