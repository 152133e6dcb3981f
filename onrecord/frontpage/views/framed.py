"""Pages for a frame on another site: anybody may frame them, and they may do nothing."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE
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
