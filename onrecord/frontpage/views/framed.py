"""Pages for a frame on another site: anybody may frame them, and they may do nothing."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_exempt

from onrecord.delivery.views import baked_page

ANY = "*"


@csp_replace(
    {
        "frame-ancestors": [ANY],
        "script-src": [NONE],
        "connect-src": [NONE],
        "form-action": [NONE],
        "manifest-src": [NONE],
    }
)
@xframe_options_exempt
def framed_page(request: HttpRequest, **parameters: Any) -> HttpResponseBase:
    """A baked page without scripts, forms or anything of its reader."""
    return baked_page(request, **parameters)


@csp_replace(
    {
        "frame-ancestors": [ANY],
        "script-src": [SELF],
        "connect-src": [NONE],
        "form-action": [NONE],
        "manifest-src": [NONE],
    }
)
@xframe_options_exempt
def framed_discussion(request: HttpRequest, **parameters: Any) -> HttpResponseBase:
    """A baked page whose one script tells the page around it how high it is."""
    return baked_page(request, **parameters)


def script_for_others(request: HttpRequest, **parameters: Any) -> HttpResponseBase:
    """The script that other sites load: from anywhere, as a script and nothing else."""
    response = baked_page(request, **parameters)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
