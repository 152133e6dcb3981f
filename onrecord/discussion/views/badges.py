"""Badges at the desk: who has one and why, granting one, ending one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion.actions.badges import end_badge, grant_badge
from onrecord.discussion.forms import BadgeForm
from onrecord.discussion.rules import may_grant_badges
from onrecord.people.models import Badge
from onrecord.people.requests import SignedInRequest

SHOWN = 200


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def badges(request: SignedInRequest) -> HttpResponse:
    """The list with a form; a POST grants a badge, or ends the one named by ``end``."""
    if not may_grant_badges(request.user):
        raise PermissionDenied("Only editors and administrators grant badges.")
    if "end" in request.POST:
        return _end(request)
    form = BadgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_granted(request, form):
        return redirect("badges")
    rows = Badge.objects.select_related("person", "granted_by").order_by("-granted_at", "-pk")
    facts = {"form": form, "badges": rows[:SHOWN]}
    return render(request, "badges/list.html", facts, status=400 if form.errors else 200)


def _is_granted(request: SignedInRequest, form: BadgeForm) -> bool:
    try:
        grant_badge(editor=request.user, at=timezone.now(), **form.facts())
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    messages.success(request, "Readers see the badge at once.")
    return True


def _end(request: SignedInRequest) -> HttpResponse:
    sent = request.POST["end"]
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0
    badge = get_object_or_404(Badge.objects.select_related("person"), pk=number)
    end_badge(badge=badge, editor=request.user, at=timezone.now())
    messages.success(request, "The badge is ended; what it was stays on file.")
    return redirect("badges")
