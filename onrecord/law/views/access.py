"""Lets only those into the desk's legal screens whom the rules name."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from onrecord.law import rules
from onrecord.people.models import User
from onrecord.people.requests import SignedInRequest

Facts = ParamSpec("Facts")
View = Callable[Concatenate[SignedInRequest, Facts], HttpResponse]


def _only(may: Callable[[User], bool], words: str) -> Callable[[View[Facts]], View[Facts]]:
    def only(view: View[Facts]) -> View[Facts]:
        @wraps(view)
        def guarded(
            request: SignedInRequest, /, *args: Facts.args, **facts: Facts.kwargs
        ) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied(words)
            return view(request, *args, **facts)

        return never_cache(guarded)

    return only


def answerers_only(view: View[Facts]) -> View[Facts]:
    """Refuse whoever may not answer notices."""
    words = "Only editors and administrators answer notices."
    return _only(rules.may_answer_notices, words)(view)


def erasers_only(view: View[Facts]) -> View[Facts]:
    """Refuse whoever may not erase another person's data."""
    return _only(rules.may_erase_others, "Only administrators erase a person's data.")(view)
