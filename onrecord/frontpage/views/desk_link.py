"""Uses a one-time link: shown first, used by pressing a button."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.frontpage.actions import LinkRefused, person_of_link, use_desk_link


@require_http_methods(["GET", "POST"])
@never_cache
def desk_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET only shows it, so that a link preview cannot use it up."""
    try:
        if request.method == "POST":
            person = use_desk_link(token=token, at=timezone.now())
            login(request, person)
            return redirect("wagtailadmin_home")
        person = person_of_link(token=token)
    except LinkRefused as refusal:
        return render(request, "account/desk_link.html", {"refusal": str(refusal)}, status=403)
    return render(request, "account/desk_link.html", {"person": person})
