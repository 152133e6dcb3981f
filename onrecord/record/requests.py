"""Requests of people who may be at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access

from onrecord.people.models import User


class StaffRequest(HttpRequest):
    """A request by somebody who is signed in and may see the desk."""

    user: User


def staff_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let through who may see the desk; others are asked to sign in, or refused."""
    return cast("Callable[..., HttpResponse]", require_admin_access(view))
