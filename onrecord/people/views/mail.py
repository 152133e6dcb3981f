"""Ending mail by one click, and whether mail goes out."""

from __future__ import annotations

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from onrecord.delivery.health import NO_STORE
from onrecord.people import actions, notices


@csrf_exempt  # a mail program posts, without a page of ours: the signed token is the permission
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """A POST ends mail of one kind to one person (RFC 8058); a GET asks, as scanners open links."""
    found = notices.read_token(token)
    if found is None:
        raise Http404("This address is not whole. Copy all of it from the mail.")
    person, kind = found
    if request.method == "POST":
        actions.stop_mail(person=person, kind=kind)
    facts = {"kind": kind.label, "is_stopped": request.method == "POST", "action": request.path}
    return render(request, "account/stop_mail.html", facts)


@require_safe
def mail_health(request: HttpRequest) -> JsonResponse:
    """How much mail waits, and for how long: 503 where it is a quarter of an hour, or unknown."""
    try:
        health = notices.mail_health(at=timezone.now())
    except Error:
        answer = JsonResponse({"problem": NO_STORE}, status=503)
    else:
        seconds = int(health.oldest.total_seconds())
        facts = {"waiting": health.waiting, "oldest_seconds": seconds}
        answer = JsonResponse(facts, status=503 if seconds > TOO_LONG else 200)
    answer["Cache-Control"] = "no-store"
    return answer


TOO_LONG = 900
