"""Appeals that wait for another moderator, and the random second look."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from onrecord.moderation import actions
from onrecord.moderation.models import Appeal, SecondLook
from onrecord.moderation.views.access import moderators_only
from onrecord.moderation.views.items import items_of, with_context
from onrecord.moderation.views.queue import place
from onrecord.people.requests import SignedInRequest

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def appeals(request: SignedInRequest) -> HttpResponse:
    """Those that wait, oldest first; one's own decisions are shown and cannot be answered."""
    problem, status = "", 200
    refused: dict[str, object] = {}
    if request.method == "POST":
        chosen = get_object_or_404(Appeal, pk=place(request.POST.get("appeal", "")))
        try:
            actions.answer_appeal(
                appeal=chosen,
                moderator=request.user,
                is_granted=request.POST.get("do") == "grant",
                reasons=request.POST.get("reasons", ""),
                at=timezone.now(),
            )
        except (ValidationError, PermissionDenied) as why:
            problem = why.messages[0] if isinstance(why, ValidationError) else str(why)
            status = 400
            refused = {"refused": chosen.pk, "typed": request.POST.get("reasons", "")}
        else:
            messages.success(request, "Answered. The person is told.")
            return redirect("moderation:appeals")
    waiting = Appeal.objects.filter(answered_at=None).select_related(
        "person",
        "decision__clause",
        "decision__moderator",
        "decision__comment",
        "sanction__clause",
        "sanction__moderator",
    )
    facts = {"appeals": waiting.order_by("made_at")[:SHOWN], "problem": problem, **refused}
    return render(request, "moderation/appeals.html", facts, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def second_look(request: SignedInRequest) -> HttpResponse:
    """A comment somebody decided about; what they decided is not said until one has decided too."""
    if request.method == "POST":
        return _take_look(request)
    look = actions.next_second_look(moderator=request.user)
    rows = with_context().filter(pk=look.decision.comment_id) if look else []
    facts = {"look": look, "items": items_of(rows)}
    return render(request, "moderation/second_look.html", facts)


def _take_look(request: SignedInRequest) -> HttpResponse:
    look = get_object_or_404(SecondLook, pk=place(request.POST.get("look", "")))
    if request.POST.get("do") not in {"show", "hide"}:
        messages.error(request, "Choose one of the two.")
        return redirect("moderation:second_look")
    try:
        made = actions.look_again(
            look=look,
            moderator=request.user,
            would_show=request.POST["do"] == "show",
            at=timezone.now(),
        )
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        words = "as you would" if made.agrees else "otherwise: talk about it"
        messages.success(request, f"The first moderator decided {words}.")
    return redirect("moderation:second_look")
