"""Discussions over HTTP for programs: reading, posting, changing, flagging."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.http import Http404, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.utils import timezone

from onrecord.discussion.actions import (
    About,
    edit_comment,
    flag_comment,
    post_comment,
    remember_sender,
    withdraw_comment,
)
from onrecord.discussion.models import Clause, Comment
from onrecord.exchange.models import Token
from onrecord.exchange.pages import discussed
from onrecord.exchange.standards.discussed import Flagging, Posting, Wording
from onrecord.exchange.views.asked import asked, given, sent, told, whoever_asks
from onrecord.people.requests import agent_of, network_of, plain_network_of

COMMENT = Token.Scope.COMMENT


def _counts(request: HttpRequest) -> HttpResponseBase:
    """``?ids=4tkyq,4tkyr``: how many comments each has."""
    wanted = request.GET.get("ids", "")
    return given(request, discussed.counts([one for one in wanted.split(",") if one]))


def _list(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """A page of comments."""
    found = discussed.comments(
        short_id,
        order=request.GET.get("order", "newest"),
        view=request.GET.get("view", "flat"),
        cursor=request.GET.get("cursor", ""),
    )
    return given(request, found)


def _post(request: HttpRequest, short_id: str) -> HttpResponseBase:
    """Post a comment: 201 with what became of it."""
    person = whoever_asks(request, scope=COMMENT)
    posting = sent(request, Posting)
    report = discussed.report_with(short_id)
    parent = None
    if posting.reply_to:
        rows = Comment.objects.published().filter(discussion__report=report)
        parent = rows.filter(short_id=posting.reply_to[:12]).first()
        if parent is None:
            raise Http404("The comment that you reply to is no longer shown.")
    now = timezone.now()
    remember_sender(
        person=person,
        network=partial(plain_network_of, request),
        agent=agent_of(request),
        at=now,
    )
    comment = post_comment(
        author=person,
        report=report,
        text=posting.text,
        parent=parent,
        posting_key=posting.posting_key,
        network=network_of(request, at=now),
        about=About(entry=posting.entry, words=posting.words),
        at=now,
    )
    return told(discussed.own(comment), status=HTTPStatus.CREATED)


def _single(request: HttpRequest, short_id: str, number: str) -> HttpResponseBase:
    """One comment."""
    return given(request, discussed.comment(short_id, number))


def _edit(request: HttpRequest, short_id: str, number: str) -> HttpResponseBase:
    """Change the wording, while that is possible."""
    person = whoever_asks(request, scope=COMMENT)
    comment, wording = _found(short_id, number), sent(request, Wording)
    edit_comment(comment=comment, author=person, text=wording.text, at=timezone.now())
    comment.refresh_from_db()
    return told(discussed.own(comment))


def _withdraw(request: HttpRequest, short_id: str, number: str) -> HttpResponseBase:
    """Take back one's words."""
    person = whoever_asks(request, scope=COMMENT)
    withdraw_comment(comment=_found(short_id, number), author=person, at=timezone.now())
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _flag(request: HttpRequest, short_id: str, number: str) -> HttpResponseBase:
    """Ask a moderator to look."""
    person = whoever_asks(request, scope=COMMENT)
    comment, flagging = _found(short_id, number), sent(request, Flagging)
    flag_comment(
        comment=comment,
        reader=person,
        clause=clause_with(flagging.clause),
        note=flagging.note,
        at=timezone.now(),
    )
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def clause_with(number: int) -> Clause:
    """The clause of that number that is in force."""
    clause = Clause.objects.in_force().filter(number=number).first()
    if clause is None:
        raise Http404("The standards have no clause of this number.")
    return clause


def _found(short_id: str, number: str) -> Comment:
    rows = Comment.objects.select_related("discussion__report__section")
    comment = rows.filter(
        discussion__report=discussed.report_with(short_id), short_id=number[:12]
    ).first()
    if comment is None:
        raise Http404("There is no such comment.")
    return comment


counts = asked(GET=_counts)
comments = asked(GET=_list, POST=_post)
comment = asked(GET=_single, PATCH=_edit, DELETE=_withdraw)
flags = asked(POST=_flag)
