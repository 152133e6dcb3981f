"""Serves the pictures that readers may see, and nothing else of the media folder."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

SHOWN = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
A_DAY = "public, max-age=86400"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """A picture at one of its sizes; originals, which may tell places, are not served."""
    kind = mimetypes.guess_type(path)[0]
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, "images", path))
    except (SuspiciousFileOperation, ValueError):
        raise Http404("No picture has this address.") from None
    if kind not in SHOWN or not file.is_file():
        raise Http404("No picture has this address.")
    response = HttpResponse(file.read_bytes(), content_type=kind)
    response["Cache-Control"] = A_DAY
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
