"""Whom one ignores and what one follows."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.people import actions
from onrecord.people.models import Ignoring, User
from onrecord.people.pages import avatar_of, following_page
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def following(request: SignedInRequest) -> HttpResponse:
    """What one follows and whom one ignores; a POST with ``stop`` ends following that topic."""
    if request.method == "POST":
        actions.stop_following(person=request.user, topic=request.POST.get("stop", "")[:80])
        return HttpResponseRedirect(request.path, status=303)
    facts = {"page": following_page(person=request.user), "action": request.path}
    return render(request, "account/following.html", facts)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ignore(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Ask, then ignore somebody; or read them again, with ``stop``."""
    other = get_object_or_404(User, pk=person_id)
    if request.method != "POST":
        facts = {
            "name": other.shown_name,
            "avatar": avatar_of(other),
            "url": other.get_absolute_url(),
            "is_ignored": Ignoring.objects.filter(person=request.user, ignored=other).exists(),
            "is_oneself": other == request.user,
            "action": request.path,
        }
        return render(request, "account/ignore.html", facts)
    if "stop" in request.POST:
        actions.stop_ignoring(person=request.user, ignored=other)
        return HttpResponseRedirect(reverse("following"), status=303)
    try:
        actions.ignore(person=request.user, ignored=other, at=timezone.now())
    except ValidationError as problem:
        messages.error(request, problem.message)
    return HttpResponseRedirect(reverse("following"), status=303)
