"""Keeps the character NUL, which no keyboard types and PostgreSQL cannot store, out of requests."""

from __future__ import annotations

from django.http import Http404, HttpRequest, QueryDict
from django.utils.deprecation import MiddlewareMixin

NUL = "\0"


class DropNulCharacters(MiddlewareMixin):
    """Answer "not found" to a path with one; drop it from what is asked, filled in or remembered.

    Here and not in each form: many a value reaches a query without passing through one.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Clean the request before anything else reads it."""
        if NUL in request.path_info:
            raise Http404("No address holds this character.")
        # A quoted cookie can spell it: "\000".
        request.COOKIES = {k: value for k, value in request.COOKIES.items() if NUL not in value}
        if _holds_nul(request.GET):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]  # not to be changed
        if _holds_nul(request.POST):
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]  # not to be changed


def _holds_nul(given: QueryDict) -> bool:
    return any(
        NUL in name or any(NUL in value for value in values) for name, values in given.lists()
    )


def _without_nul(given: QueryDict) -> QueryDict:
    cleaned = QueryDict(mutable=True, encoding=given.encoding)
    for name, values in given.lists():
        cleaned.setlist(name.replace(NUL, ""), [value.replace(NUL, "") for value in values])
    return cleaned
