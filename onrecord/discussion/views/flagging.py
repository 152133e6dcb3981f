"""Flagging a comment under a clause of the standards."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion import rules
from onrecord.discussion.actions import flag_comment
from onrecord.discussion.forms import FlagForm
from onrecord.discussion.models import Comment, Flag
from onrecord.discussion.pages import addresses
from onrecord.discussion.pages.shown import safe_html
from onrecord.discussion.views.answers import SeeOther, explain, link_to, refusal
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: SignedInRequest, short_id: str) -> HttpResponse:
    """Choose a clause, say why, and a moderator will look."""
    comment = get_object_or_404(
        Comment.objects.readable().select_related("author", "discussion__report__section"),
        short_id=short_id,
    )
    if not rules.may_flag(person=request.user, comment=comment):
        return refusal(request, "This is your own comment. You can edit or withdraw it.")
    if request.method != "POST":
        return _page(request, comment, FlagForm())
    form = FlagForm(request.POST)
    if not form.is_valid():
        return _page(request, comment, form, status=400)
    try:
        flag_comment(comment=comment, reader=request.user, at=timezone.now(), **form.cleaned_data)
    except (ValidationError, PermissionDenied) as problem:
        return _page(request, comment, form, status=explain(form, problem, field="note"))
    return SeeOther(addresses.own_url("flag", comment))


def _page(
    request: SignedInRequest, comment: Comment, form: FlagForm, *, status: int = 200
) -> HttpResponse:
    report = comment.discussion.report
    facts = {
        "report": link_to(report),
        "comment": {
            "author": comment.shown_author,
            "html": safe_html(comment),
            "url": addresses.comment_url(report, comment),
        },
        "form": form,
        "action": addresses.own_url("flag", comment),
        "has_flagged": Flag.objects.filter(comment=comment, reader=request.user).exists(),
    }
    return render(request, "discussion/flag.html", facts, status=status)
