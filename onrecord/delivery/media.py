"""Serves the pictures that readers may see, and nothing else of the media, wherever they lie."""

from __future__ import annotations

import logging
import mimetypes
import posixpath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onrecord.delivery.repeating import Failures
from onrecord.delivery.troubles import is_of_a_bucket

failures = Failures(logging.getLogger(__name__))
READING = "Reading of pictures in the bucket"
SHOWN = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
A_DAY = "public, max-age=86400"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """A picture at one of its sizes; originals, which may tell places, are not served."""
    kind = mimetypes.guess_type(path)[0]
    # A storage takes "..", and would find the originals beside.
    if kind not in SHOWN or posixpath.normpath(path) != path or path.startswith(("/", "..")):
        raise Http404("No picture has this address.")
    try:
        with default_storage.open(f"images/{path}") as file:
            body = file.read()
    except (SuspiciousFileOperation, ValueError, OSError):
        raise Http404("No picture has this address.") from None
    except Exception as error:
        if not is_of_a_bucket(error):
            raise
        failures.met(READING, error)
        return _later()
    failures.over(READING)
    response = HttpResponse(body, content_type=kind)
    response["Cache-Control"] = A_DAY
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _later() -> HttpResponse:
    words = "This picture cannot be had just now. Ask again in a moment.\n"
    response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=503)
    response["Retry-After"] = "5"
    response["Cache-Control"] = "no-store"
    return response
