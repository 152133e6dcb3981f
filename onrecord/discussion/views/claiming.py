"""One's comments from elsewhere, and taking them over."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion.actions.claiming import claim_name
from onrecord.discussion.models import EarlierName
from onrecord.discussion.pages.claims import claimable_names
from onrecord.discussion.views.answers import SeeOther, refusal
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def earlier_names(request: SignedInRequest) -> HttpResponse:
    """Names that were kept with one's address; each may be claimed."""
    if request.method != "POST":
        names = list(claimable_names(person=request.user))
        facts = {
            "names": names,
            "action": reverse("earlier_names"),
            "name": request.user.shown_name,
        }
        return render(request, "account/earlier_names.html", facts)
    number = request.POST.get("name", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    name = get_object_or_404(EarlierName, pk=int(number) if is_number else 0)
    try:
        claimed = claim_name(name=name, person=request.user, at=timezone.now())
    except PermissionDenied as problem:
        return refusal(request, str(problem))
    messages.success(request, f"{claimed} comments are yours now.")
    return SeeOther(reverse("earlier_names"))
