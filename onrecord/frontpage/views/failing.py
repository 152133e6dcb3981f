"""A page that says what failed, in the look of the site, also where nothing can be read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.template.loader import get_template

from onrecord.frontpage.pages.frame import bake


def failure(status: HTTPStatus, *, template: str = "error.html", **words: Any) -> HttpResponse:
    """The page; ``words`` are what its template asks for."""
    try:
        body = bake(template, head=None, shows=(), **words).body
    except DatabaseError:
        # Without the database the newsroom's name is what the settings say.
        site = {"name": settings.ONRECORD_NAME, "sign_in_url": "/account/login/"}
        body = get_template(template).render({"site": site, **words}).encode()
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response
