"""Editing and withdrawing one's own comment."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion import rules
from onrecord.discussion.actions import edit_comment, withdraw_comment
from onrecord.discussion.forms import WordingForm
from onrecord.discussion.models import Comment
from onrecord.discussion.pages import addresses
from onrecord.discussion.pages.shown import safe_html
from onrecord.discussion.views.answers import SeeOther, after_posting, explain, link_to, refusal
from onrecord.people.requests import SignedInRequest
from onrecord.shared.comment_text import LONGEST
from onrecord.shared.comment_text import render as render_text
from onrecord.shared.text import tidy_prose

TOO_LATE = "This comment can no longer be changed. You can still withdraw it, or add another."
WITHDRAWN = "This comment cannot be withdrawn any more: it is no longer shown."


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, short_id: str) -> HttpResponse:
    """Another wording, within the window."""
    comment = _own(request, short_id)
    at = timezone.now()
    if request.method != "POST":
        if not rules.may_edit(person=request.user, comment=comment, at=at):
            return refusal(request, TOO_LATE)
        return _wording_page(request, comment, WordingForm({"text": comment.body_source}))
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _wording_page(request, comment, form, status=400)
    text = form.cleaned_data["text"]
    if "preview" in request.POST:
        preview = render_text(tidy_prose(text[: LONGEST * 2]))
        return _wording_page(request, comment, form, preview=mark_safe(preview))  # noqa: S308  cleaned
    try:
        edit_comment(comment=comment, author=request.user, text=text, at=at)
    except (ValidationError, PermissionDenied) as problem:
        status = explain(form, problem, field="text")
        return _wording_page(request, comment, form, status=status)
    return after_posting(comment)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, short_id: str) -> HttpResponse:
    """Ask once, then take the words back."""
    comment = _own(request, short_id)
    if not rules.may_withdraw(person=request.user, comment=comment):
        return refusal(request, WITHDRAWN)
    if request.method == "POST":
        try:
            withdraw_comment(comment=comment, author=request.user, at=timezone.now())
        except (ValidationError, PermissionDenied):
            return refusal(request, WITHDRAWN)
        return SeeOther(_url(comment))
    facts = {
        "report": link_to(comment.discussion.report),
        "comment": {"html": safe_html(comment), "url": _url(comment)},
        "action": addresses.own_url("withdraw", comment),
    }
    return render(request, "discussion/withdraw.html", facts)


def _own(request: SignedInRequest, short_id: str) -> Comment:
    """Somebody else's comment is answered like one that does not exist."""
    rows = Comment.objects.select_related("discussion__report__section", "author")
    return get_object_or_404(rows, short_id=short_id, author=request.user)


def _url(comment: Comment) -> str:
    report = comment.discussion.report
    if comment.publish_seq is None:
        return report.get_absolute_url()
    return addresses.comment_url(report, comment)


def _wording_page(
    request: SignedInRequest,
    comment: Comment,
    form: WordingForm,
    *,
    preview: SafeString | str = "",
    status: int = 200,
) -> HttpResponse:
    facts = {
        "report": link_to(comment.discussion.report),
        "form": form,
        "action": addresses.own_url("edit", comment),
        "reply_to": None,
        "preview": preview,
        "editing": True,
        "draft": "",
        "edit_until": rules.edit_until(comment),
    }
    return render(request, "discussion/form.html", facts, status=status)
