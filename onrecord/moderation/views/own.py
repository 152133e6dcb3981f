"""What was decided about one's own comments and account, and the way to appeal."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion.models import Sanction
from onrecord.moderation import actions
from onrecord.moderation.actions.appealing import APPEALED, may_appeal
from onrecord.moderation.models import Appeal, Decision
from onrecord.moderation.views.queue import place
from onrecord.people.models import User
from onrecord.people.requests import SignedInRequest

SHOWN = 50


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decisions(request: SignedInRequest) -> HttpResponse:
    """Every decision that took a comment away and every sanction; POST appeals against one."""
    problem, status = "", 200
    if request.method == "POST":
        try:
            actions.appeal(
                against=_against(request),
                person=request.user,
                words=request.POST.get("words", ""),
                at=timezone.now(),
            )
        except (ValidationError, PermissionDenied) as refused:
            problem = refused.messages[0] if isinstance(refused, ValidationError) else str(refused)
            status = 400
        else:
            return redirect("own_decisions")
    facts = {"matters": _matters(request.user), "problem": problem}
    return render(request, "moderation/own.html", facts, status=status)


def _against(request: SignedInRequest) -> Decision | Sanction:
    if number := place(request.POST.get("decision", "")):
        mine: Decision = get_object_or_404(
            Decision.objects.select_related("comment"), pk=number, comment__author=request.user
        )
        return mine
    if number := place(request.POST.get("sanction", "")):
        return get_object_or_404(Sanction, pk=number, person=request.user)
    raise Http404


def _matters(person: User) -> list[dict[str, object]]:
    """Sanctions first, then decisions, newest first, each with its appeal."""
    sanctions = Sanction.objects.filter(person=person).select_related("clause", "appeal")
    taken_away = (
        Decision.objects.filter(comment__author=person, action__in=APPEALED)
        .select_related("clause", "appeal", "comment__discussion__report__section")
        .order_by("-made_at")
    )
    return [
        {
            "kind": "sanction" if isinstance(matter, Sanction) else "decision",
            "matter": matter,
            "appeal": _appeal_of(matter),
            "may_appeal": may_appeal(against=matter, person=person),
        }
        for matter in (*sanctions[:SHOWN], *taken_away[:SHOWN])
    ]


def _appeal_of(matter: Decision | Sanction) -> Appeal | None:
    return getattr(matter, "appeal", None)
