"""Refuses broken requests to screens that trust the shape of what they are sent."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from traceback import walk_tb
from typing import Any

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.urls import NoReverseMatch
from draftjs_exporter.error import ExporterException

PACKAGE = Path(__file__).resolve().parent.parent
logger = logging.getLogger(__name__)

# What reading numbers, JSON, an editor's text, a picture's file or the address to go on to raises
# where they are none.
BROKEN = (
    *(ValueError, OverflowError, KeyError, IndexError, TypeError, AttributeError, RecursionError),
    *(ExporterException, NoReverseMatch),
)
# Values that no database of ours can hold, such as half a character: whoever passes them on.
UNSTORABLE = (DataError, UnicodeEncodeError)


def refuse_broken_requests(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Answer 400 instead of failing; what went wrong is logged in full.

    For Wagtail's screens: no browser sends them what they fail on, but anybody at the desk can.
    What fails in code of ours is a fault of ours and goes on as one.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **facts: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **facts)
            # Rendered here: a form fails on broken values only when it is shown again.
            if isinstance(response, SimpleTemplateResponse):
                return response.render()
        except (*BROKEN, *UNSTORABLE) as why:
            if _is_ours(why) and not isinstance(why, UNSTORABLE):
                raise
            logger.exception("A request to %s could not be read.", request.path)
            raise BadRequest(
                "This request arrived broken. Go back, reload the page and try again."
            ) from why
        return response

    return guarded


def _is_ours(why: BaseException) -> bool:
    """Whether it passed through a file of ours other than this one."""
    files = {Path(frame.f_code.co_filename) for frame, _ in walk_tb(why.__traceback__)}
    return any(file.is_relative_to(PACKAGE) for file in files - {Path(__file__)})
