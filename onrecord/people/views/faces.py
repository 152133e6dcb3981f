"""The pictures that people show of themselves."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def face(request: HttpRequest, name: str) -> HttpResponse:
    """A picture drawn here: another one has another address."""
    path = f"faces/{name}"
    if not default_storage.exists(path):
        raise Http404("No picture has this address.")
    with default_storage.open(path) as file:
        answer = HttpResponse(file.read(), content_type="image/webp")
    answer["Cache-Control"] = A_YEAR
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
