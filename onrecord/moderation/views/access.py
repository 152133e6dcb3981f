"""Lets only moderators into the moderation screens."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from onrecord.moderation import rules
from onrecord.people.requests import SignedInRequest

Facts = ParamSpec("Facts")
View = Callable[Concatenate[SignedInRequest, Facts], HttpResponse]


def moderators_only(view: View[Facts]) -> View[Facts]:
    """Refuse everybody else who can enter the desk."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, /, *args: Facts.args, **facts: Facts.kwargs
    ) -> HttpResponse:
        if not rules.may_moderate(request.user):
            raise PermissionDenied("Only moderators and editors decide about comments.")
        return view(request, *args, **facts)

    return never_cache(guarded)
