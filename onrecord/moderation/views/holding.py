"""How one report's discussion is held: open, closed or off; read first or at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from onrecord.discussion.actions import close_after
from onrecord.discussion.models import Discussion
from onrecord.moderation import actions
from onrecord.moderation.forms import DiscussionForm
from onrecord.moderation.views.access import moderators_only
from onrecord.people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def discussion(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Show and change it."""
    held = get_object_or_404(Discussion.objects.select_related("report"), report=report_id)
    form = DiscussionForm(
        request.POST or None,
        initial={
            "state": held.state,
            "mode": held.mode,
            "pause_s": held.pause_s,
            "close_after_days": held.close_after_days,
        },
    )
    if request.method == "POST" and form.is_valid():
        actions.change_discussion(
            held=held,
            moderator=request.user,
            state=Discussion.State(form.cleaned_data["state"]),
            mode=form.cleaned_data["mode"],
            pause_s=form.cleaned_data["pause_s"],
        )
        close_after(
            discussion=held, days=form.cleaned_data["close_after_days"], person=request.user
        )
        messages.success(request, "Readers see the change at once.")
        return redirect("moderation:discussion", report_id)
    facts = {"discussion": held, "form": form}
    status = 400 if form.errors else 200
    return render(request, "moderation/discussion.html", facts, status=status)
