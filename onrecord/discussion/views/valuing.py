"""Recommending a comment, and picking it for the editors' list: a button each, no script needed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion import rules
from onrecord.discussion.actions import (
    pick_comment,
    recommend_comment,
    take_back_recommendation,
)
from onrecord.discussion.models import Comment, Recommendation
from onrecord.discussion.pages import addresses
from onrecord.discussion.pages.shown import safe_html
from onrecord.discussion.views.answers import SeeOther, link_to, refusal
from onrecord.people.models import TooOftenError
from onrecord.people.requests import SignedInRequest

OWN = "This is your own comment. What others wrote can be recommended."


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request: SignedInRequest, short_id: str) -> HttpResponse:
    """Recommend a comment, or take that back."""
    comment = _published(short_id)
    if not rules.may_recommend(person=request.user, comment=comment):
        return refusal(request, OWN)
    if request.method == "POST":
        act = take_back_recommendation if "take_back" in request.POST else recommend_comment
        try:
            act(comment=comment, reader=request.user, at=timezone.now())
        except TooOftenError as problem:
            return refusal(request, problem.messages[0])
        except (ValidationError, PermissionDenied) as problem:
            return refusal(request, str(problem))
        return SeeOther(_url(comment))
    is_said = Recommendation.objects.filter(comment=comment, reader=request.user).exists()
    return _page(
        request,
        comment,
        title="Take back your recommendation?" if is_said else "Recommend this comment?",
        words="Readers see how many recommend a comment, not who. It counts for “Best first”.",
        button="Take it back" if is_said else "Recommend it",
        name="take_back" if is_said else "recommend",
        action=addresses.own_url("recommend", comment),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: SignedInRequest, short_id: str) -> HttpResponse:
    """Put a comment among the editors' picks, or take it off."""
    if not rules.may_pick_somewhere(request.user):
        raise PermissionDenied("Editors pick comments.")
    comment = _published(short_id)
    if request.method == "POST":
        is_picked = "unpick" not in request.POST
        try:
            pick_comment(
                comment=comment, editor=request.user, is_picked=is_picked, at=timezone.now()
            )
        except PermissionDenied as problem:
            return refusal(request, str(problem))
        return SeeOther(_url(comment))
    is_picked = comment.picked_at is not None
    return _page(
        request,
        comment,
        title="Take this off the editors’ picks?" if is_picked else "Pick this comment?",
        words="Readers see which comments the editors picked; the log keeps who did it.",
        button="Take it off" if is_picked else "Pick it",
        name="unpick" if is_picked else "pick",
        action=addresses.own_url("pick", comment),
    )


def _published(short_id: str) -> Comment:
    rows = Comment.objects.readable().select_related("author", "discussion__report__section")
    return get_object_or_404(rows, short_id=short_id)


def _url(comment: Comment) -> str:
    return addresses.comment_url(comment.discussion.report, comment)


def _page(request: SignedInRequest, comment: Comment, **facts: str) -> HttpResponse:
    facts_of_page = {
        "report": link_to(comment.discussion.report),
        "comment": {
            "author": comment.shown_author,
            "html": safe_html(comment),
            "url": _url(comment),
        },
        **facts,
    }
    return render(request, "discussion/value.html", facts_of_page)
