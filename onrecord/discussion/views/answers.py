"""What the private pages answer with, whatever was asked of them."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from onrecord.discussion.models import Comment
from onrecord.people.models import TooOftenError
from onrecord.reports.models import Report
from onrecord.shared.links import Link


class SeeOther(HttpResponseRedirect):
    """Done: the answer to a form is another page, fetched with GET."""

    status_code = 303


def refusal(request: HttpRequest, reason: str) -> HttpResponse:
    """A page that says why not; for where nothing was typed that could be lost."""
    facts = {"title": "That cannot be done", "message": reason}
    return render(request, "error.html", facts, status=403)


def explain(form: forms.Form, problem: ValidationError | PermissionDenied, *, field: str) -> int:
    """Put the action's refusal into the form, beside what was typed, and give the status for it."""
    if isinstance(problem, PermissionDenied):
        form.add_error(None, str(problem))
        return 403
    form.add_error(None if isinstance(problem, TooOftenError) else field, problem.messages)
    return 429 if isinstance(problem, TooOftenError) else 400


def after_posting(comment: Comment) -> HttpResponse:
    """To the comment on its report's page, or to the note that it waits."""
    place = f"c-{comment.short_id}" if comment.is_published else "held"
    return SeeOther(f"{comment.discussion.report.get_absolute_url()}#{place}")


def link_to(report: Report) -> Link:
    """The report that a page is about."""
    return Link(report.headline, report.get_absolute_url())
