"""Following a discussion, a person or a statement: a page that asks, and a form that does it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion.actions import following
from onrecord.discussion.models import Discussion
from onrecord.discussion.views.answers import SeeOther, refusal
from onrecord.people.actions import stop_following
from onrecord.people.models import Follow, User
from onrecord.people.requests import SignedInRequest
from onrecord.record.models import Statement
from onrecord.shared.links import Link


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_discussion(request: SignedInRequest, report_id: str) -> HttpResponse:
    """Hear of new comments on a report, or no more."""
    rows = Discussion.objects.exclude(state=Discussion.State.OFF).select_related("report__section")
    discussion = get_object_or_404(rows, report__short_id=report_id, report__live=True)
    report = discussion.report
    link = Link(report.headline, f"{report.get_absolute_url()}discussion/")

    def do() -> None:
        following.follow_discussion(person=request.user, discussion=discussion, at=timezone.now())

    return _answer(request, topic=f"discussion:{report.pk}", thing=link, do=do)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Hear of what somebody writes, or no more."""
    other = get_object_or_404(User, pk=person_id, is_active=True)

    def do() -> None:
        following.follow_person(person=request.user, followed=other, at=timezone.now())

    thing = Link(other.shown_name, other.get_absolute_url())
    return _answer(request, topic=f"person:{other.pk}", thing=thing, do=do)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_statement(request: SignedInRequest, statement_id: int) -> HttpResponse:
    """Hear of comments about a statement and of changes of its record, or no more."""
    rows = Statement.objects.on_record().select_related("report")
    statement = get_object_or_404(rows, pk=statement_id)

    def do() -> None:
        following.follow_statement(person=request.user, statement=statement, at=timezone.now())

    thing = Link(f"“{statement.exact}”", statement.get_absolute_url())
    return _answer(request, topic=f"statement:{statement.pk}", thing=thing, do=do)


def _answer(
    request: SignedInRequest, *, topic: str, thing: Link, do: Callable[[], None]
) -> HttpResponse:
    if request.method != "POST":
        is_followed = Follow.objects.filter(person=request.user, topic=topic).exists()
        facts = {"thing": thing, "is_followed": is_followed, "action": request.path}
        return render(request, "account/follow.html", facts)
    if "stop" in request.POST:
        stop_following(person=request.user, topic=topic)
        return SeeOther(thing.url)
    try:
        do()
    except ValidationError as problem:
        return refusal(request, str(problem.message))
    return SeeOther(thing.url)
