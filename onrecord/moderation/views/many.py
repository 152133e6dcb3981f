"""Taking in hand, deciding about many at once after a preview, and taking back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from onrecord.discussion.models import Clause, Comment
from onrecord.moderation import actions
from onrecord.moderation.actions.many import AT_MOST
from onrecord.moderation.forms import TAKING_AWAY, DecisionForm
from onrecord.moderation.models import Decision
from onrecord.moderation.views.access import moderators_only
from onrecord.moderation.views.deciding import back_to
from onrecord.moderation.views.items import items_of, with_context
from onrecord.moderation.views.queue import comments_of, place, shown_list
from onrecord.people.requests import SignedInRequest

SHOWN = 20


@require_POST
@moderators_only
def claim(request: SignedInRequest) -> HttpResponse:
    """Take the next comments in hand, or give back what one has."""
    if "release" in request.POST:
        given_back = actions.release_claims(moderator=request.user)
        messages.success(request, f"Given back: {given_back}.")
        return redirect("moderation:queue")
    taken = actions.claim_next(moderator=request.user, at=timezone.now())
    if not taken:
        messages.info(request, "Nothing waits that nobody has in hand.")
        return redirect("moderation:queue")
    return redirect(f"{reverse('moderation:queue')}?show=mine")


@require_POST
@moderators_only
def many(request: SignedInRequest) -> HttpResponse:
    """First a preview of what was chosen; with ``sure`` it is done."""
    comments = _chosen(request)
    form = DecisionForm(request.POST if "sure" in request.POST else None)
    if not comments:
        messages.error(request, "Choose comments first.")
        return redirect(back_to(request))
    if "sure" not in request.POST or not form.is_valid():
        return _preview(request, comments, form)
    try:
        outcome = actions.decide_many(
            action=Decision.Action(form.cleaned_data["do"]),
            comments=comments,
            moderator=request.user,
            clause=form.cleaned_data["clause"],
            reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return _preview(request, comments, form)
    _tell(request, outcome, done="Decided")
    return redirect(back_to(request))


@require_POST
@moderators_only
def undo(request: SignedInRequest) -> HttpResponse:
    """Take back one's last decision or batch."""
    try:
        outcome = actions.undo_last(moderator=request.user, at=timezone.now())
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        _tell(request, outcome, done="Taken back")
    return redirect(back_to(request))


def _chosen(request: SignedInRequest) -> list[Comment]:
    """What is ticked; or, before the preview, everything on the list, as far as one may at once."""
    rows = Comment.objects.order_by("pk")
    if "everything" in request.POST and "sure" not in request.POST:
        narrowed = {name: request.POST.get(name, "") for name in ("hold", "person")}
        show = shown_list(request.POST.get("show", ""))
        return list(comments_of(show, request.user, narrowed, rows)[:AT_MOST])
    ids = {place(text) for text in request.POST.getlist("comment")[:AT_MOST]}
    return list(rows.filter(pk__in=ids))


def _preview(request: SignedInRequest, comments: list[Comment], form: DecisionForm) -> HttpResponse:
    asked = request.POST.get("do", "")
    action = Decision.Action(asked) if asked in _AT_ONCE else Decision.Action.PUBLISH
    first = with_context().filter(pk__in=[comment.pk for comment in comments[:SHOWN]])
    facts = {
        "action": action,
        "label": _AT_ONCE[action],
        "cites": action in TAKING_AWAY,
        "ids": [comment.pk for comment in comments],
        "items": items_of(first.order_by("pk")),
        "more": max(0, len(comments) - SHOWN),
        "clauses": list(Clause.objects.in_force()),
        "form": form,
        "back": back_to(request),
    }
    status = 400 if form.errors else 200
    return render(request, "moderation/many.html", facts, status=status)


_AT_ONCE = {
    Decision.Action.PUBLISH: "Publish",
    Decision.Action.REJECT: "Reject",
    Decision.Action.SPAM: "Mark as spam",
    Decision.Action.KEEP: "Keep",
    Decision.Action.REMOVE: "Remove",
}


def _tell(request: SignedInRequest, outcome: actions.Outcome, *, done: str) -> None:
    count = len(outcome.decisions)
    words = f"{done}: {count} comment{'' if count == 1 else 's'}."
    if outcome.left:
        words += f" Left as they are: {len(outcome.left)}, which others have or have decided, or"
        words += " which you wrote."
    messages.success(request, words)
