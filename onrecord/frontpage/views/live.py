"""Live ticks of a discussion, as server-sent events."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from onrecord.delivery.streams import Tick, streams
from onrecord.delivery.tail import tail
from onrecord.discussion.models import Discussion
from onrecord.shared.shortids import read_short_id

PLAIN = "text/plain; charset=utf-8"


@require_GET
async def live(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """How many comments there are, now and whenever that changes."""
    discussion = await _readable(short_id).afirst()
    if discussion is None:
        return _refuse("Nothing is live here.", status=404)
    if streams.is_full:
        return _refuse("Too many readers listen. The page asks now and then instead.", status=503)
    report = discussion.report_id

    async def first() -> Tick:
        # Read after the stream is entered: what changes from here on is told by an event.
        now = await Discussion.objects.values("last_seq", "comment_count").aget(report=report)
        return Tick(tail.newest, {"seq": now["last_seq"], "count": now["comment_count"]})

    response = StreamingHttpResponse(
        streams.ticks(ticks_on=f"discussion:{report}", ends_on=f"report:{report}", first=first),
        content_type="text/event-stream",
    )
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # nginx would hold ticks back
    return response


def _readable(short_id: str) -> QuerySet[Discussion]:
    return Discussion.objects.filter(
        report__short_id=read_short_id(short_id), report__live=True
    ).exclude(state=Discussion.State.OFF)


def _refuse(words: str, *, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", content_type=PLAIN, status=status)
    response["Cache-Control"] = "no-store"
    if status == 503:
        response["Retry-After"] = "30"
    return response
