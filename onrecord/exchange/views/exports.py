"""The whole record as files, sent while they are made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from onrecord.exchange.pages.exports import FORMS, pieces
from onrecord.exchange.pages.listings import LISTINGS
from onrecord.exchange.views.data import open_data


@open_data
def exported(request: HttpRequest, *, name: str, form: str) -> HttpResponseBase:
    """``statements.csv`` and its like: everything that is on record, the oldest entry first."""
    found = pieces(LISTINGS[name], form=form) if request.method == "GET" else iter(())
    response = StreamingHttpResponse(_sent(found), content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Cache-Control"] = "no-store"
    return response


async def _sent(found: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Each piece is made in the request's thread for the database when the one before is sent."""
    while piece := await sync_to_async(_next)(found):
        yield piece


def _next(found: Iterator[bytes]) -> bytes:
    return next(found, b"")
