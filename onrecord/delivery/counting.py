"""Gives each request an id for the log, and counts it by kind and status."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onrecord.delivery.metrics import count
from onrecord.shared.request_ids import new_request_id, request_id

KINDS = {"account", "api", "desk", "healthz", "live", "media", "metrics", "readyz", "static"}
requests = count("requests", "kind", "status", says="Requests answered, by kind and status.")


class Counted:
    """The outermost middleware: nothing answers without it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, under an id of its own."""
        # It stays: Django logs refusals after this returns. Each request has a context of its own.
        request_id.set(new_request_id())
        response = self._get_response(request)
        first = request.path_info[1:].partition("/")[0]
        requests.add(first if first in KINDS else "page", str(response.status_code))
        return response
