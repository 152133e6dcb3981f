"""Refusals and failures in words, in the look of the site."""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from onrecord.delivery.troubles import watch
from onrecord.delivery.views import from_oven
from onrecord.frontpage.pages.standing import not_found as bake_not_found
from onrecord.frontpage.views.failing import failure
from onrecord.frontpage.views.unstored import not_stored
from onrecord.shared.request_ids import request_id

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
    return failure(HTTPStatus.FORBIDDEN, title="You may not do that", message=said)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token."""
    return failure(HTTPStatus.FORBIDDEN, title="Not sent", message=NOT_SENT)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return failure(HTTPStatus.BAD_REQUEST, title="Not understood", message=NOT_ASKED)


def broken(request: HttpRequest) -> HttpResponse:
    """500; or 503 where it was the store that failed, outside of any view."""
    error = sys.exception()
    if error and (trouble := watch.meet(error)):
        return not_stored(request, trouble)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return failure(status, title="", message="", request_id=request_id.get())
