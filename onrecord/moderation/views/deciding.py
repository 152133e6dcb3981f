"""One comment with all that is known of it, and the decision about it."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from onrecord.discussion.models import Clause, Comment
from onrecord.moderation import actions
from onrecord.moderation.forms import DecisionForm
from onrecord.moderation.models import Decision
from onrecord.moderation.views.access import moderators_only
from onrecord.moderation.views.items import (
    items_of,
    neighbours_after,
    neighbours_before,
    with_context,
)
from onrecord.people.models import User
from onrecord.people.requests import SignedInRequest


@require_safe
@moderators_only
def comment(request: SignedInRequest, comment_id: int) -> HttpResponse:
    """The comment, its history and what can be done."""
    return _page(request, comment_id)


@require_POST
@moderators_only
def decide(request: SignedInRequest, comment_id: int) -> HttpResponse:
    """Decide and go back to the queue; a refusal shows the comment with what was filled in."""
    chosen = get_object_or_404(Comment, pk=comment_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, comment_id, form, status=400)
    try:
        decision = _act(form, comment=chosen, moderator=request.user, at=timezone.now())
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return _page(request, comment_id, form, status=400)
    messages.success(
        request, f"{decision.get_action_display()}: the comment by {chosen.shown_author}."
    )
    return redirect(back_to(request))


def _act(form: DecisionForm, *, comment: Comment, moderator: User, at: dt.datetime) -> Decision:
    clause, reason = form.cleaned_data["clause"], form.cleaned_data["reason"]
    match Decision.Action(form.cleaned_data["do"]):
        case Decision.Action.PUBLISH:
            return actions.publish_comment(comment=comment, moderator=moderator, at=at)
        case Decision.Action.KEEP:
            return actions.keep_comment(comment=comment, moderator=moderator, at=at)
        case Decision.Action.RESTORE:
            return actions.restore_comment(
                comment=comment, moderator=moderator, reason=reason, at=at
            )
        case Decision.Action.REJECT:
            return actions.reject_comment(
                comment=comment, moderator=moderator, clause=clause, reason=reason, at=at
            )
        case Decision.Action.SPAM:
            return actions.mark_as_spam(
                comment=comment, moderator=moderator, clause=clause, reason=reason, at=at
            )
        case Decision.Action.UNDO:
            raise ValidationError("Take back with the button for it.")
        case Decision.Action.REMOVE:
            return actions.remove_comment(
                comment=comment, moderator=moderator, clause=clause, reason=reason, at=at
            )


def _page(
    request: SignedInRequest,
    comment_id: int,
    form: DecisionForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    row = get_object_or_404(with_context(), pk=comment_id)
    facts = {
        "item": items_of([row])[0],
        "before": neighbours_before(row),
        "after": neighbours_after(row),
        "clauses": list(Clause.objects.in_force()),
        "form": form,
        "back": back_to(request),
    }
    return render(request, "moderation/comment.html", facts, status=status)


def back_to(request: SignedInRequest) -> str:
    """To the list that the moderator came from."""
    asked = request.POST.get("back", "")
    queue = reverse("moderation:queue")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours and asked.startswith(queue) else queue
