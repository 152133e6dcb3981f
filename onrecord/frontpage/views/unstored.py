"""What is answered where the store is busy, full, read-only or down: words, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from onrecord.delivery.troubles import Trouble, watch
from onrecord.exchange.standards.discussed import Refusal
from onrecord.frontpage.views.failing import failure

READS = {"GET", "HEAD", "OPTIONS"}
NOT_SHOWN, NOT_KEPT = "This cannot be shown just now", "This was not kept"
AGAIN = {Trouble.BUSY: 3}  # seconds after which to ask anew
LATER = 10
LONG = 60  # signs, from which on something was typed rather than chosen
SECRETS = ("password", "code")


@dataclass(frozen=True)
class Typed:
    """One field of a form that was sent."""

    name: str
    value: str

    @property
    def is_long(self) -> bool:
        """Whether somebody would miss it: it is shown, not only sent along."""
        return self.name == "text" or (len(self.value) >= LONG and " " in self.value)


class TellOfTrouble(MiddlewareMixin):
    """Middleware: where the store failed a view, the answer is words and no fault of ours."""

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        """503 at once for who writes while the store is known to be down.

        Each would hold a thread until it has waited in vain; whoever looks after the store once a
        second says when it is back.
        """
        if request.method in READS or watch.trouble is not Trouble.DOWN:
            return None
        request.POST  # noqa: B018  reads what was typed, to give it back
        return not_stored(request, Trouble.DOWN)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """503, or nothing where the store is not to blame."""
        trouble = watch.meet(exception)
        return not_stored(request, trouble) if trouble else None


def not_stored(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """503 with ``Retry-After``: a page that can be sent again, or data for who asks for data."""
    is_read = request.method in READS
    title = NOT_SHOWN if is_read else NOT_KEPT
    seconds = AGAIN.get(trouble, LATER)
    if _wants_data(request):
        refusal = Refusal(
            title=title,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            detail=f"{trouble.value} Try again in {seconds} seconds.",
            retry_after=seconds,
        )
        response = HttpResponse(msgspec.json.encode(refusal), "application/problem+json")
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        response["Cache-Control"] = "no-store"
    else:
        response = failure(
            HTTPStatus.SERVICE_UNAVAILABLE,
            template="unstored.html",
            title=title,
            message=trouble.value,
            **({} if is_read else _sent(request)),
        )
    response["Retry-After"] = str(seconds)
    return response


def _wants_data(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    asks = "json" in accepted and "text/html" not in accepted
    return asks or request.path_info.startswith("/api/")


def _sent(request: HttpRequest) -> dict[str, Any]:
    """The form again, to be sent once more as it was; not where it holds secrets or files."""
    # Asked for only where it was read: a full disk can be what kept it from being read.
    fields = request.POST.lists() if hasattr(request, "_post") else []
    typed = [Typed(name, value) for name, values in fields for value in values]
    if any(word in one.name for one in typed for word in SECRETS):
        return {}
    if not typed or request.FILES:
        return {"typed": [one for one in typed if one.is_long]}
    return {"typed": typed, "action": request.get_full_path()}
