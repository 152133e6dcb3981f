"""Middleware around all that may change an answer: finishes those that hold a baked page, and keeps
their heads."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onrecord.delivery.answers import VARY, ReadyAnswer
from onrecord.delivery.fast import doors
from onrecord.delivery.ready import Way

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def finish_ready_answers(get_response: GetResponse) -> GetResponse:
    """Let nothing of one reader leave with a page for all, and let the fast path repeat the head.

    What middleware and views say of a page is said here for the last time, so the fast path never
    composes a head of its own: it repeats one that went out, or leaves the request to Django.
    """

    def finish(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, ReadyAnswer) and response.status_code < HTTPStatus.BAD_REQUEST:
            _finish(request, response)
        return response

    return finish


def _finish(request: HttpRequest, response: ReadyAnswer) -> None:
    # A broken cookie makes Django send a new one, which a cache would hand to every reader.
    response.cookies.clear()
    response["Vary"] = VARY
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        # Django says 0, but it would be the length of the page (RFC 9110, 8.6).
        del response["Content-Length"]
    if request.method in {"GET", "HEAD"}:
        way: Way = (doors.learn(request), response.variant.coding, response.status_code)
        response.page.heads[way] = _as_the_server_writes(response)


def _as_the_server_writes(response: ReadyAnswer) -> bytes:
    return b"".join(
        f"{name.lower()}: {value}\r\n".encode("latin-1") for name, value in response.items()
    )
