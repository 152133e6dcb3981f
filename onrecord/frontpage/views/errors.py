"""Refusals and failures in words, in the look of the site."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import get_template

from onrecord.delivery.views import from_oven
from onrecord.frontpage.pages.frame import bake
from onrecord.frontpage.pages.standing import not_found as bake_not_found

log = logging.getLogger(__name__)
NOT_ASKED = "The address or what was sent could not be understood. Go back and try it anew."
NOT_ALLOWED = "You may not do that with your account. Ask an administrator if you should."
NOT_SENT = (
    "The form was open for long, or cookies are refused. Go back, load the page again and send"
    " it once more; what you wrote is kept in your browser."
)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404."""
    return from_oven(request, address="404", bake=bake_not_found)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    said = str(exception) if exception and str(exception) else NOT_ALLOWED
    return _error(HTTPStatus.FORBIDDEN, title="You may not do that", message=said)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token."""
    return _error(HTTPStatus.FORBIDDEN, title="Not sent", message=NOT_SENT)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _error(HTTPStatus.BAD_REQUEST, title="Not understood", message=NOT_ASKED)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return _error(HTTPStatus.INTERNAL_SERVER_ERROR, title="", message="")


def _error(status: HTTPStatus, **words: Any) -> HttpResponse:
    try:
        body = bake("error.html", head=None, shows=(), **words).body
    except DatabaseError:
        # Without the database the newsroom's name is what the settings say.
        site = {"name": settings.ONRECORD_NAME, "sign_in_url": "/account/login/"}
        body = get_template("error.html").render({"site": site, **words}).encode()
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response
