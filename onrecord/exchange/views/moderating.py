"""The queue and decisions for programs of moderators."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.utils import timezone

from onrecord.discussion.models import Comment
from onrecord.exchange.models import Token
from onrecord.exchange.pages import discussed
from onrecord.exchange.standards.discussed import Deciding
from onrecord.exchange.views.asked import asked, sent, told, whoever_asks
from onrecord.exchange.views.discussing import clause_with
from onrecord.moderation import actions, rules
from onrecord.moderation.models import Decision
from onrecord.people.models import User

_DECISIONS: dict[str, Callable[..., Decision]] = {
    "publish": actions.publish_comment,
    "reject": actions.reject_comment,
    "remove": actions.remove_comment,
    "restore": actions.restore_comment,
    "keep": actions.keep_comment,
}
_CITING = {"reject", "remove"}


def _queue(request: HttpRequest) -> HttpResponseBase:
    """What waits, the oldest first."""
    _moderator(request)
    after = request.GET.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise discussed.NotUnderstood("“after” is a number from “next”.")
    return told(discussed.queue(int(after)))


def _decide(request: HttpRequest, number: str) -> HttpResponseBase:
    """Decide about a comment."""
    moderator, deciding = _moderator(request), sent(request, Deciding)
    comment = Comment.objects.filter(short_id=number[:12]).first()
    if comment is None:
        raise Http404("There is no such comment.")
    facts: dict[str, Any] = {}
    if deciding.action in _CITING:
        if deciding.clause is None:
            raise ValidationError("Cite the clause under which it is taken away.")
        facts["clause"] = clause_with(deciding.clause)
    if deciding.action in _CITING or deciding.action == "restore":
        facts["reason"] = deciding.reason
    _DECISIONS[deciding.action](comment=comment, moderator=moderator, at=timezone.now(), **facts)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _moderator(request: HttpRequest) -> User:
    person = whoever_asks(request, scope=Token.Scope.MODERATE)
    if not rules.may_moderate(person):
        raise PermissionDenied("Only moderators and editors decide about comments.")
    return person


queue = asked(GET=_queue)
decide = asked(POST=_decide)
