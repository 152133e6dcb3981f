"""The desk's screens for notices of illegal content: what came in, one of them, its decision."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from onrecord.discussion.models import Comment
from onrecord.discussion.pages.shown import safe_html
from onrecord.discussion.views.answers import explain
from onrecord.law.actions import decide_notice
from onrecord.law.forms import NoticeDecisionForm
from onrecord.law.models import LegalNotice, NoticeDecision
from onrecord.law.views.access import answerers_only
from onrecord.people.requests import SignedInRequest

PAGE = 30


@require_safe
@answerers_only
def notices(request: SignedInRequest) -> HttpResponse:
    """Those that wait, the oldest first; or all, the newest first."""
    show_all = request.GET.get("show") == "all"
    rows = LegalNotice.objects.all() if show_all else LegalNotice.objects.filter(is_open=True)
    rows = rows.order_by("-pk" if show_all else "pk")
    place = request.GET.get("from", "")
    if place.isascii() and place.isdigit() and len(place) < 19:
        rows = rows.filter(**{"pk__lt" if show_all else "pk__gt": int(place)})
    found = list(rows[: PAGE + 1])
    more_url = ""
    if len(found) > PAGE:
        more_url = f"?{'show=all&' if show_all else ''}from={found[PAGE - 1].pk}"
    facts = {
        "notices": found[:PAGE],
        "show_all": show_all,
        "more_url": more_url,
    }
    return render(request, "law/notices.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@answerers_only
def notice(request: SignedInRequest, notice_id: int) -> HttpResponse:
    """One notice with what it is about, and the decision."""
    found = get_object_or_404(
        LegalNotice.objects.select_related("comment__author", "report__section"), pk=notice_id
    )
    if request.method != "POST":
        return _page(request, found, NoticeDecisionForm())
    form = NoticeDecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=400)
    try:
        decide_notice(
            notice=found,
            editor=request.user,
            outcome=NoticeDecision.Outcome(form.cleaned_data["outcome"]),
            clause=form.cleaned_data["clause"],
            reasons=form.cleaned_data["reasons"],
            at=timezone.now(),
        )
    except (ValidationError, PermissionDenied) as problem:
        return _page(request, found, form, status=explain(form, problem, field="reasons"))
    messages.success(request, f"Decided: {found}. Both sides are told.")
    return redirect("law:notices")


def _page(
    request: SignedInRequest, found: LegalNotice, form: NoticeDecisionForm, *, status: int = 200
) -> HttpResponse:
    comment = found.comment
    is_withdrawn = comment is not None and comment.status == Comment.Status.WITHDRAWN
    facts = {
        "notice": found,
        "comment_html": safe_html(comment) if comment and not is_withdrawn else "",
        "decisions": found.decisions.select_related("clause", "decided_by"),
        "form": form,
    }
    return render(request, "law/notice.html", facts, status=status)
