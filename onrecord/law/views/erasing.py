"""The desk's screen for people who ask the newsroom to erase them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from onrecord.law.actions import have_erased
from onrecord.law.forms import ErasureForm
from onrecord.law.models import Erasure, Leaving
from onrecord.law.views.access import erasers_only
from onrecord.people.requests import SignedInRequest

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@erasers_only
def erasures(request: SignedInRequest) -> HttpResponse:
    """Who leaves, who was erased, and a form to have somebody erased."""
    form = ErasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            have_erased(
                person=form.cleaned_data["person"], administrator=request.user, at=timezone.now()
            )
        except PermissionDenied as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "The account and its words are erased within two minutes.")
            return redirect("law:erasures")
    facts = {
        "form": form,
        "leaving": Leaving.objects.select_related("person").order_by("due_at")[:SHOWN],
        "erasures": Erasure.objects.all()[:SHOWN],
    }
    return render(request, "law/erasures.html", facts, status=400 if form.errors else 200)
