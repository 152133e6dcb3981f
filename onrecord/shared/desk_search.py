"""Lets the desk search for words with quotation marks, over which Wagtail's search stumbles."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase


def search_for_words_alone(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Quotation marks in ``q`` become spaces: SQLite takes them for its own and fails."""

    @wraps(view)
    def searched(request: HttpRequest, *args: Any, **facts: Any) -> HttpResponseBase:
        words = str(request.GET.get("q", ""))
        if '"' in words:
            asked = request.GET.copy()
            asked["q"] = words.replace('"', " ")
            request.GET = asked  # type: ignore[assignment]  # a query is given to be read only
        return view(request, *args, **facts)

    return searched
