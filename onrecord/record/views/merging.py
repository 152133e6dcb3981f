"""Says at the desk that two speakers are one, and takes that back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.record import actions, rules
from onrecord.record.forms import MergeForm
from onrecord.record.models import Merge, Speaker
from onrecord.record.requests import StaffRequest, staff_only


@require_http_methods(["GET", "POST"])
@staff_only
def merge(request: StaffRequest, speaker_id: int) -> HttpResponse:
    """Ask which other speaker this one is, and merge that one into it."""
    rules.require_may_keep_speakers(request.user)
    kept = get_object_or_404(Speaker, pk=speaker_id, merged_into=None)
    form = MergeForm(request.POST or None)
    if form.is_valid():
        other = form.cleaned_data["name"]
        try:
            actions.merge_speakers(kept=kept, merged=other, editor=request.user, at=timezone.now())
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"“{other}” is “{kept}” now. You can undo this below.")
            return redirect("record:merge", speaker_id=kept.pk)
    names = Speaker.objects.filter(merged_into=None).exclude(pk=kept.pk)
    facts = {
        "speaker": kept,
        "form": form,
        "speakers": names.values_list("name", flat=True)[:500],
        "merges": kept.merges.select_related("merged", "merged_by"),
    }
    return render(request, "record/merge.html", facts, status=422 if form.is_bound else 200)


@require_POST
@staff_only
def undo(request: StaffRequest, merge_id: int) -> HttpResponse:
    """Take a merge back."""
    rules.require_may_keep_speakers(request.user)
    done = get_object_or_404(Merge.objects.select_related("kept", "merged"), pk=merge_id)
    try:
        actions.undo_merge(merge=done, editor=request.user, at=timezone.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"“{done.merged}” stands on its own again.")
    return redirect("record:merge", speaker_id=done.kept_id)
