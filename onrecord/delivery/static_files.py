"""Serves the site's scripts, styles and fonts."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise, whose answers are not streams.

    Django reads a file's stream whole before it sends it under ASGI, and warns of that. These
    files are small, and one piece is the cheaper way.
    """

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse:
        """The file, a part of it, "not modified", or the headers alone, as WhiteNoise decides."""
        found = static_file.get_response(request.method, request.META)
        body = b""
        if found.file:
            with closing(found.file) as file:
                body = file.read()
        response = HttpResponse(body, status=int(found.status))
        del response["Content-Type"]
        for name, value in found.headers:
            response[name] = value
        return response
