"""A page that says what failed, in the look of the site, also where nothing can be read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.template.loader import get_template

from onrecord.delivery.troubles import Trouble, watch
from onrecord.frontpage.pages.frame import bake


def failure(status: HTTPStatus, *, template: str = "error.html", **words: Any) -> HttpResponse:
    """The page; ``words`` are what its template asks for."""
    try:
        # Who waited for the database once need not wait for it twice.
        is_down = watch.trouble is Trouble.DOWN
        body = _bare(template, words) if is_down else _in_full(template, words)
    except DatabaseError:
        body = _bare(template, words)
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _in_full(template: str, words: dict[str, Any]) -> bytes:
    return bake(template, head=None, shows=(), **words).body


def _bare(template: str, words: dict[str, Any]) -> bytes:
    """Without the database the newsroom's name is what the settings say."""
    site = {"name": settings.ONRECORD_NAME, "sign_in_url": "/account/login/"}
    return get_template(template).render({"site": site, **words}).encode()
