"""One's own comments: what one can still change, what waits, and what became of the rest."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from onrecord.discussion.actions import change_status, withdraw_comment
from onrecord.discussion.models import Actor, Clause, Comment, Step
from onrecord.discussion.pages import own_comments, profile_page
from onrecord.discussion.pages.own import PROFILE_PAGE
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON
from tests.discussion.conftest import Writes


def test_ones_own_standing_comments_are_named_newest_first(
    write: Writes, rosa: User, sami: User, report: Report
) -> None:
    first, second = write(), write()
    write(author=sami)
    withdraw_comment(comment=write(), author=rosa, at=NOON)

    assert own_comments(person=rosa).own == (second.short_id, first.short_id)
    assert own_comments(person=rosa, report=report).held == ()


def test_what_waits_is_shown_to_its_author_alone(
    write: Writes, rosa: User, sami: User, report: Report
) -> None:
    write("See https://example.org")

    [held] = own_comments(person=rosa, report=report).held
    assert held == {"report": report.short_id, "text": "See https://example.org"}
    assert own_comments(person=sami).held == ()


def test_the_profile_says_what_became_of_each(write: Writes, rosa: User, threats: Clause) -> None:
    write()
    write("See https://example.org")
    removed = write("I will find you")
    change_status(
        comment=removed,
        to=Comment.Status.REMOVED,
        by=Actor(Step.Kind.PERSON),
        at=NOON,
        under=threats,
    )
    withdraw_comment(comment=write(), author=rosa, at=NOON)

    comments, older = profile_page(person=rosa)

    assert [comment.state_name for comment in comments] == [
        "withdrawn by its author",
        "removed by a moderator: 3. No threats",
        "waiting for a moderator",
        "",
    ]
    assert older == 0


def test_the_profile_leads_to_changing_and_taking_back_while_that_may_be_done(
    write: Writes, rosa: User
) -> None:
    comment = write(at=NOON)

    [[now], _] = profile_page(person=rosa, at=NOON)
    [[later], _] = profile_page(person=rosa, at=NOON + dt.timedelta(hours=1))
    [[public], _] = profile_page(person=rosa, is_public=True)
    withdraw_comment(comment=comment, author=rosa, at=NOON)
    [[gone], _] = profile_page(person=rosa, at=NOON)

    own = f"/discussion/comment/{comment.short_id}"
    assert (now.edit_url, now.withdraw_url) == (f"{own}/edit/", f"{own}/withdraw/")
    assert (later.edit_url, later.withdraw_url) == ("", f"{own}/withdraw/")
    assert public.withdraw_url == gone.withdraw_url == ""


def test_without_scripts_every_page_leads_to_ones_account(client: Client, report: Report) -> None:
    page = client.get(report.get_absolute_url()).content.decode()

    assert '<li><a href="/account/">Your account</a></li>' in page


def test_a_long_profile_goes_on_in_pages(client: Client, write: Writes, rosa: User) -> None:
    for _ in range(PROFILE_PAGE + 1):
        write()
    client.force_login(rosa)

    first = client.get("/account/")
    rest = client.get(first.context["older_url"])

    assert len(first.context["comments"]) == PROFILE_PAGE
    assert len(rest.context["comments"]) == 1
    assert rest.context["older_url"] == ""
