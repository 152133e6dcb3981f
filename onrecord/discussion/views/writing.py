"""Writing a comment, with or without JavaScript, signed in or about to be."""

from __future__ import annotations

import datetime as dt
import secrets
from functools import partial

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion.actions import About, post_comment, remember_sender
from onrecord.discussion.forms import CommentForm
from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.pages import addresses
from onrecord.discussion.pages.entries import entries_to_choose
from onrecord.discussion.pages.shown import ShownParent, safe_html
from onrecord.discussion.views.answers import after_posting, explain, link_to, refusal
from onrecord.people.models import User
from onrecord.people.requests import agent_of, network_of, person_of, plain_network_of
from onrecord.reports.models import Report
from onrecord.shared.comment_text import LONGEST
from onrecord.shared.comment_text import render as render_text
from onrecord.shared.prepared import Prepared, Slot
from onrecord.shared.text import tidy_prose

ABOUT = ("entry", "words", "before", "after")
GONE = "The comment that you reply to is no longer shown. Yours will stand by itself."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, report_id: str) -> HttpResponse:
    """The form; a preview of what was typed; or the comment posted."""
    report = _report.first(short_id=report_id)
    if report is None:
        raise Http404("There is no such report.")
    if request.method == "POST":
        return _take(request, report)
    discussion = Discussion.objects.filter(report=report).first()
    if discussion is None or discussion.state != Discussion.State.OPEN:
        return refusal(request, "This report’s discussion is not open. What was said stays.")
    draft = request.session.get(_draft_key(report), {})
    asked = {
        "text": draft.get("text", ""),
        "reply_to": request.GET.get("reply_to", "") or draft.get("reply_to", ""),
        "posting_key": secrets.token_urlsafe(16),
        **{name: request.GET.get(name, "")[:1000] or draft.get(name, "") for name in ABOUT},
    }
    form = CommentForm(initial=asked)
    parent = _parent(report, asked["reply_to"])
    if asked["reply_to"] and parent is None:
        form.initial["reply_to"] = ""
    return _page(request, report, form, parent=parent)


def _take(request: HttpRequest, report: Report) -> HttpResponse:
    form = CommentForm(request.POST)
    reply_to = request.POST.get("reply_to", "")
    parent = _parent(report, reply_to)
    if not form.is_valid():
        return _page(request, report, form, parent=parent, status=400)
    text = form.cleaned_data["text"]
    if "preview" in request.POST:
        return _page(request, report, form, parent=parent, preview=_preview(text))
    author = person_of(request)
    if author is None:
        request.session[_draft_key(report)] = {
            "text": text[: LONGEST * 2],
            "reply_to": reply_to,
            **{name: form.cleaned_data[name] for name in ABOUT},
        }
        return redirect_to_login(addresses.write_url(report))
    if reply_to and parent is None:
        form = _without_reply(form)
        form.add_error(None, GONE)
        return _page(request, report, form, status=409)
    try:
        comment = _post(request, author, report, form, parent, at=timezone.now())
    except (ValidationError, PermissionDenied) as problem:
        status = explain(form, problem, field="text")
        return _page(request, report, form, parent=parent, status=status)
    request.session.pop(_draft_key(report), None)
    return after_posting(comment)


def _post(
    request: HttpRequest,
    author: User,
    report: Report,
    form: CommentForm,
    parent: Comment | None,
    *,
    at: dt.datetime,
) -> Comment:
    remember_sender(
        person=author,
        network=partial(plain_network_of, request),
        agent=agent_of(request),
        at=at,
    )
    return post_comment(
        author=author,
        report=report,
        text=form.cleaned_data["text"],
        parent=parent,
        posting_key=form.cleaned_data["posting_key"],
        network=network_of(request, at=at),
        about=About(**{name: form.cleaned_data[name] for name in ABOUT}),
        at=at,
    )


def _page(
    request: HttpRequest,
    report: Report,
    form: CommentForm,
    *,
    parent: Comment | None = None,
    preview: SafeString | str = "",
    status: int = 200,
) -> HttpResponse:
    if not request.user.is_authenticated:
        form.fields["text"].help_text = "You sign in after writing; your words are kept."
    form.fields["entry"].widget.choices = entries_to_choose(report)
    facts = {
        "report": link_to(report),
        "form": form,
        "action": addresses.write_url(report),
        "reply_to": parent and _answered(report, parent),
        "preview": preview,
        "editing": False,
        "draft": report.short_id,
        "edit_until": None,
    }
    return render(request, "discussion/form.html", facts, status=status)


def _answered(report: Report, parent: Comment) -> ShownParent:
    return ShownParent(
        author=parent.shown_author,
        html=safe_html(parent),
        url=addresses.comment_url(report, parent),
        is_shown=True,
    )


def _parent(report: Report, short_id: str) -> Comment | None:
    if not short_id or "\0" in short_id:
        return None
    rows = Comment.objects.published().select_related("author")
    return rows.filter(discussion__report=report, short_id=short_id[:12]).first()


def _without_reply(form: CommentForm) -> CommentForm:
    """The same form, to be posted once more as a comment by itself."""
    again = CommentForm({**form.cleaned_data, "reply_to": ""})
    again.is_valid()
    return again


def _preview(text: str) -> SafeString:
    return mark_safe(render_text(tidy_prose(text[: LONGEST * 2])))  # noqa: S308  the one renderer


def _draft_key(report: Report) -> str:
    return f"comment_draft_{report.pk}"


_report = Prepared(
    # What rules ask, and addresses and letters are made of: the whole of it is costly to make.
    lambda: (
        Report.objects.filter(short_id=Slot("short_id"), live=True)
        .select_related("section")
        .only("short_id", "slug", "headline", "live", "first_published_at", "section")
        .order_by()
    )
)
