"""What the API's answers about discussions have in common: who asks, and how they are refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from onrecord.delivery.answers import answer
from onrecord.delivery.baking import Baked
from onrecord.delivery.ready import ReadyPage
from onrecord.exchange.actions.tokens import person_with
from onrecord.exchange.pages.discussed import NotUnderstood
from onrecord.exchange.standards.discussed import Refusal
from onrecord.people.models import TooOftenError, User

PROBLEM = "application/problem+json"  # RFC 9457
LARGEST = 100_000
View = Callable[..., HttpResponseBase]
Shape = TypeVar("Shape")


class SignInFirst(Exception):
    """Nobody is known to ask."""


def asked(*, GET: View | None = None, **others: View) -> View:  # noqa: N803  a method's name
    """One address with a view for each method; refusals as problem details.

    Tokens are no cookies: nobody's browser sends one along unasked, so only a session's requests
    are checked for forgery.
    """
    views = {**({"GET": GET, "HEAD": GET} if GET else {}), **others}

    @csrf_exempt
    @wraps(next(iter(views.values())))
    def answered(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
        response = _answered(views, request, *args, **parts)
        if GET is not None and request.method in {"GET", "HEAD"}:
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "ETag"
        return response

    return answered


def given(request: HttpRequest, data: object) -> HttpResponseBase:
    """Data that anybody may have, with its tag."""
    body = msgspec.json.encode(data)
    return answer(
        request, ReadyPage(Baked(body=body, shows=frozenset(), content_type="application/json"))
    )


def told(data: object, *, status: int = HTTPStatus.OK) -> HttpResponse:
    """Data for the one who asks, kept nowhere."""
    response = HttpResponse(
        msgspec.json.encode(data), content_type="application/json", status=status
    )
    response["Cache-Control"] = "no-store"
    return response


def sent(request: HttpRequest, shape: type[Shape]) -> Shape:
    """What was sent, in its shape."""
    if len(request.body) > LARGEST:
        raise NotUnderstood("This is longer than any comment.")
    try:
        return msgspec.json.decode(request.body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as why:
        raise NotUnderstood(f"The body is not as described in /api/openapi.json: {why}.") from why


def whoever_asks(request: HttpRequest, *, scope: str) -> User:
    """The person of the token, or of the session where the request was not forged."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return person_with(key=key.strip(), scope=scope, at=timezone.now())
    if not isinstance(request.user, User):
        raise SignInFirst
    _check_not_forged(request)
    return request.user


def _check_not_forged(request: HttpRequest) -> None:
    if request.method in {"GET", "HEAD"}:
        return
    guard = CsrfViewMiddleware(lambda _: HttpResponse())
    guard.process_request(request)
    if guard.process_view(request, _nothing, (), {}) is not None:
        raise PermissionDenied("Send the X-CSRFToken header, or use a token.")


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _answered(
    views: dict[str, View], request: HttpRequest, *args: Any, **parts: Any
) -> HttpResponseBase:
    view = views.get(request.method or "")
    if view is None:
        refused = _refusal(HTTPStatus.METHOD_NOT_ALLOWED, "This address does not take that.")
        refused["Allow"] = ", ".join(views)
        return refused
    try:
        return view(request, *args, **parts)
    except Http404 as why:
        return _refusal(HTTPStatus.NOT_FOUND, str(why.args[0]) if why.args else "Nothing is here.")
    except (NotUnderstood, UnicodeError) as why:
        return _refusal(HTTPStatus.BAD_REQUEST, str(why))
    except SignInFirst:
        refused = _refusal(HTTPStatus.UNAUTHORIZED, "Send a token: Authorization: Bearer onr_…")
        refused["WWW-Authenticate"] = "Bearer"
        return refused
    except PermissionDenied as why:
        return _refusal(HTTPStatus.FORBIDDEN, str(why))
    except TooOftenError as why:
        return _wait(why)
    except ValidationError as why:
        return _refusal(HTTPStatus.UNPROCESSABLE_ENTITY, " ".join(why.messages))


def _wait(why: TooOftenError) -> HttpResponse:
    seconds = max(1, math.ceil(why.wait.total_seconds()))
    refused = _refusal(HTTPStatus.TOO_MANY_REQUESTS, " ".join(why.messages), retry_after=seconds)
    refused["Retry-After"] = str(seconds)
    return refused


def _refusal(status: HTTPStatus, detail: str, *, retry_after: int = 0) -> HttpResponse:
    said = Refusal(
        title=status.phrase,
        status=status,
        detail=detail,
        retry_after=retry_after or msgspec.UNSET,
    )
    response = HttpResponse(msgspec.json.encode(said), content_type=PROBLEM, status=status)
    response["Cache-Control"] = "no-store"
    return response
