"""Giving notice of illegal content without an account, and the notice's own secret page."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onrecord.discussion.models import Comment
from onrecord.discussion.pages.addresses import comment_url
from onrecord.discussion.views.answers import SeeOther, explain
from onrecord.law.actions import take_notice
from onrecord.law.actions.noticing import Told
from onrecord.law.forms import NoticeForm
from onrecord.law.models import LegalNotice
from onrecord.law.notices import REDRESS
from onrecord.people.requests import network_of
from onrecord.shared.links import absolute

_ASKED = ("address", "category", "law", "explanation", "name", "email")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give_notice(request: HttpRequest) -> HttpResponse:
    """The form; what was typed comes back with every refusal."""
    if request.method != "POST":
        first = {"address": _asked_about(request), "posting_key": secrets.token_hex(16)}
        return _page(request, NoticeForm(initial=first))
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    facts, at = form.cleaned_data, timezone.now()
    try:
        notice = take_notice(
            told=Told(**{name: facts[name] for name in _ASKED}),
            posting_key=facts["posting_key"],
            network=network_of(request, at=at),
            at=at,
        )
    except ValidationError as problem:
        return _page(request, form, status=explain(form, problem, field="explanation"))
    return SeeOther(notice.get_absolute_url())


@never_cache
@require_safe
def notice(request: HttpRequest, secret: str) -> HttpResponse:
    """How it stands, for whoever has the address."""
    found = get_object_or_404(LegalNotice, secret=secret)
    decisions = found.decisions.select_related("clause")
    facts = {"notice": found, "decisions": decisions, "redress": REDRESS}
    return render(request, "notice/state.html", facts)


def _page(request: HttpRequest, form: NoticeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "notice/form.html", {"form": form}, status=status)


def _asked_about(request: HttpRequest) -> str:
    """The address of the comment from whose page somebody came."""
    short_id = request.GET.get("comment", "")[:12]
    rows = Comment.objects.placed().select_related("discussion__report__section")
    comment = rows.filter(short_id=short_id).first() if short_id else None
    return absolute(comment_url(comment.discussion.report, comment)) if comment else ""
