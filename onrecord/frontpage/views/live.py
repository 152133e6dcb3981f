"""Live ticks of a discussion, as server-sent events."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from onrecord.delivery.addresses import address_of
from onrecord.delivery.channels import Told
from onrecord.delivery.streams import streams
from onrecord.discussion.models import Discussion
from onrecord.discussion.pages import standing
from onrecord.shared.shortids import read_short_id

PLAIN = "text/plain; charset=utf-8"
ADDRESS = re.compile(r"/live/([0-9A-Za-z]+)")


@require_GET
def live(request: HttpRequest, short_id: str) -> HttpResponse:
    """How many comments there are now.

    Where the server can hold a stream open, ``delivery.listening`` goes on from here: with these
    headers, and with what ``how_it_stands`` says whenever that changes.
    """
    told = how_it_stands(short_id)
    if told is None:
        return _sent("Nothing is live here.\n", status=404)
    forwarded = request.headers.get("X-Forwarded-For", "")
    reader = address_of(request.META.get("REMOTE_ADDR", ""), forwarded=forwarded)
    if not streams.has_room_for(reader):
        busy = "Too many readers listen. The page asks now and then instead.\n"
        return _sent(busy, status=503, headers={"Retry-After": "30"})
    response = _sent(told.encode(), content_type="text/event-stream")
    response["X-Accel-Buffering"] = "no"  # nginx would hold ticks back
    return response


def how_it_stands(short_id: str) -> Told | None:
    """How far the discussion has come; None where nobody may read it."""
    readable = Discussion.objects.exclude(state=Discussion.State.OFF).filter(
        report__short_id=read_short_id(short_id), report__live=True
    )
    row = readable.values_list("pk", "report_id", "last_seq", "comment_count").first()
    if row is None:
        return None
    pk, report, seq, count = row
    topics = frozenset([f"discussion:{report}", f"report:{report}"])
    return Told(detail=standing(pk, seq=seq, count=count), topics=topics)


def _sent(body: str | bytes, *, content_type: str = PLAIN, **rest: Any) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type, **rest)
    response["Cache-Control"] = "no-store"
    return response
