"""What every page that is rendered for one person knows of the newsroom."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse

from onrecord.reports.models import NewsroomSettings


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """A template context processor: the same ``site`` that baked pages are given."""
    return {"site": NewsroomSettings.now_shown()}


def of_this_newsroom(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For others' pages in our frame: their own ``site``, the host's bare name, gives way to it."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **facts: Any) -> HttpResponseBase:
        response = view(request, *args, **facts)
        if isinstance(response, SimpleTemplateResponse) and response.context_data:
            response.context_data.pop("site", None)
        return response

    return framed
