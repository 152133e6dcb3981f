"""The desk's queue: what waits and what is flagged, decided by plain forms, for moderators only."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onrecord.discussion.actions import (
    edit_comment,
    flag_comment,
    open_discussion,
    post_comment,
    withdraw_comment,
)
from onrecord.discussion.models import Clause, Comment, Discussion
from onrecord.moderation.models import Decision
from onrecord.people.models import User
from onrecord.reports.actions.groups import make_groups
from onrecord.reports.models import Report
from tests.conftest import NOON, again
from tests.discussion.conftest import Writes

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))

QUEUE = "/desk/moderation/"


@pytest.fixture
def desk(client: Client, mo: User) -> Client:
    """Mo at the desk."""
    make_groups()
    client.force_login(mo)
    return client


def test_what_waits_is_shown_with_its_reason(desk: Client, write: Writes) -> None:
    write("See https://example.org")

    page = words(desk, QUEUE)

    assert "See <a href" in page
    assert "a link in a first comment" in page
    assert 'Waiting <span class="moderation-count">1</span>' in page


def test_what_is_flagged_is_shown_with_who_says_what(
    desk: Client, write: Writes, sami: User, threats: Clause
) -> None:
    comment = write("I will find you", parent=write("Who did this?", author=sami))
    flag_comment(comment=comment, reader=sami, clause=threats, note="He means me", at=NOON)

    page = words(desk, f"{QUEUE}?show=flagged")

    for expected in ("I will find you", "He means me", "3. No threats", "Who did this?", "Sami"):
        assert expected in page


def test_a_comment_is_published_from_the_list(desk: Client, write: Writes) -> None:
    held = write("See https://example.org")

    answer = decide(desk, held, do="publish", back=f"{QUEUE}?show=waiting")

    assert answer["Location"] == f"{QUEUE}?show=waiting"
    held.refresh_from_db()
    assert held.is_published


@pytest.mark.parametrize("do", ["remove", "keep"])
def test_a_flagged_comment_is_decided_about(
    desk: Client, write: Writes, sami: User, threats: Clause, do: str
) -> None:
    comment = write()
    flag_comment(comment=comment, reader=sami, clause=threats, note="", at=NOON)

    decide(desk, comment, do=do, clause=threats.pk, reason="Rude")

    assert Decision.objects.get().action == do
    assert "Nothing here" in words(desk, f"{QUEUE}?show=flagged")


def test_a_rejected_comment_can_be_restored_from_all_comments(
    desk: Client, write: Writes, threats: Clause
) -> None:
    held = write("See https://example.org")
    decide(desk, held, do="reject", clause=threats.pk, reason="Spam")
    assert "Restore…" in words(desk, f"{QUEUE}?show=all")

    decide(desk, held, do="restore", reason="It was no spam")

    held.refresh_from_db()
    assert held.is_published


@pytest.mark.parametrize(
    ("missing", "why"), [("clause", "Choose the clause"), ("reason", "Give a reason")]
)
def test_a_decision_that_lacks_something_keeps_what_was_filled_in(
    desk: Client, write: Writes, threats: Clause, missing: str, why: str
) -> None:
    sent = {"do": "remove", "clause": threats.pk, "reason": "Threatens Sami"}
    del sent[missing]

    answer = decide(desk, write(), **sent)

    page = answer.content.decode()
    assert answer.status_code == 400
    assert why in page
    assert ("Threatens Sami" in page) == (missing == "clause")
    assert ("selected>3. No threats" in page) == (missing == "reason")


def test_one_comment_is_shown_with_its_wordings_and_decisions(
    desk: Client, write: Writes, rosa: User, threats: Clause
) -> None:
    comment = write("Teh bridge")
    edit_comment(comment=comment, author=rosa, text="The bridge", at=NOON)
    decide(desk, comment, do="remove", clause=threats.pk, reason="By mistake")

    page = words(desk, f"{QUEUE}comments/{comment.pk}/")

    assert "Teh bridge" in page
    assert "By mistake" in page


def test_a_discussion_is_closed_and_premoderated(desk: Client, report: Report) -> None:
    url = f"{QUEUE}reports/{report.pk}/"
    assert words(desk, url)

    desk.post(url, {"state": "closed", "mode": "pre"})

    discussion = Discussion.objects.get()
    assert (discussion.state, discussion.mode) == ("closed", "pre")


@pytest.mark.parametrize("who", ["ed", "ada"])
def test_editors_and_administrators_moderate_too(
    client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    person = request.getfixturevalue(who)
    make_groups()
    client.force_login(person)

    assert client.get(QUEUE).status_code == 200


@pytest.mark.parametrize("path", ["", "comments/1/", "comments/1/decide/", "reports/1/"])
def test_readers_and_reporters_stay_out(
    client: Client, write: Writes, rosa: User, report: Report, path: str
) -> None:
    make_groups()
    comment = write()
    assert client.post(f"{QUEUE}{path}")["Location"].startswith("/account/login/")
    client.force_login(rosa)
    for ask in (client.get, client.post):
        answer = ask(f"{QUEUE}{path}", {"do": "keep"})
        assert answer.status_code in {302, 403, 405}
    comment.refresh_from_db()
    assert not Decision.objects.exists()


def test_reporters_at_the_desk_do_not_moderate(client: Client, write: Writes) -> None:
    make_groups()
    nadia = User.objects.create_user("nadia@example.org", name="Nadia", is_staff=True)
    nadia.groups.add(Group.objects.get(name="Reporters"))
    client.force_login(nadia)
    comment = write()

    assert client.get(QUEUE).status_code in {302, 403}
    assert decide(client, comment, do="keep").status_code in {302, 403}
    assert "Moderation" not in client.get("/desk/", follow=True).content.decode()
    assert not Decision.objects.exists()


def test_what_an_author_took_back_is_not_shown_here_either(
    desk: Client, write: Writes, rosa: User
) -> None:
    comment = write("Teh secret", at=NOON)
    edit_comment(comment=comment, author=rosa, text="The secret", at=NOON)
    withdraw_comment(comment=comment, author=rosa, at=NOON)

    assert "secret" not in words(desk, f"{QUEUE}comments/{comment.pk}/")


@pytest.mark.parametrize("show", ["waiting", "flagged", "all"])
def test_the_list_asks_no_more_queries_when_it_is_longer(
    desk: Client, report: Report, sami: User, threats: Clause, show: str
) -> None:
    fill(report, 2, sami, threats)
    words(desk, f"{QUEUE}?show={show}")
    few = queries(desk, f"{QUEUE}?show={show}")
    fill(report, 30, sami, threats)

    many = queries(desk, f"{QUEUE}?show={show}")

    assert many <= few + 1
    assert many <= 30


@pytest.mark.parametrize("show", ["waiting", "flagged", "all"])
def test_every_comment_is_on_one_of_the_pages(
    desk: Client, report: Report, sami: User, threats: Clause, show: str
) -> None:
    fill(report, 25, sami, threats)
    url, seen = f"?show={show}", 0
    while url:
        context = desk.get(f"{QUEUE}{url}").context
        seen += len(context["items"])
        url = context["more_url"]

    assert seen == (50 if show == "all" else 25)


@pytest.mark.parametrize("odd", ["\0", "x" * 5000, "-1", "9" * 30, "<script>", "//evil.example"])
def test_odd_input_is_never_a_failure_of_ours(
    desk: Client, write: Writes, report: Report, threats: Clause, odd: str
) -> None:
    comment = write()
    for field in ("do", "clause", "reason", "back"):
        sent = {"do": "remove", "clause": threats.pk, "reason": "Rude", field: odd}
        answer = decide(desk, comment, **sent)
        assert answer.status_code < 500
        assert "evil" not in answer.get("Location", "")
    for field in ("show", "from"):
        assert desk.get(QUEUE, {field: odd}).status_code == 200
    for field in ("state", "mode", "pause_s"):
        answer = desk.post(f"{QUEUE}reports/{report.pk}/", {"state": "open", field: odd})
        assert answer.status_code < 500
    assert desk.get(f"{QUEUE}comments/{10**18}/").status_code == 404


def test_the_standards_are_edited_at_the_desk(desk: Client, threats: Clause) -> None:
    assert "No threats" in words(desk, "/desk/snippets/discussion/clause/")


def decide(desk: Client, comment: Comment, **sent: object):  # type: ignore[no-untyped-def]  # the test client's own answer type
    return desk.post(f"{QUEUE}comments/{comment.pk}/decide/", sent)


def words(desk: Client, url: str) -> str:
    """The page, which is there."""
    answer = desk.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(desk: Client, url: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as asked:
        desk.get(url)
    return len(asked)


def fill(report: Report, number: int, reader: User, clause: Clause) -> None:
    """So many held and as many flagged comments, each by somebody else."""
    discussion = open_discussion(report=report)
    start = Comment.objects.count()
    for place in range(start, start + 2 * number, 2):
        author = User.objects.create_user(f"w{place}@example.org", name=f"Writer {place}")
        flagged = post_comment(author=author, report=discussion.report, text="Hm", at=NOON)
        flag_comment(
            comment=flagged,
            reader=reader,
            clause=clause,
            note="Look",
            at=NOON + dt.timedelta(hours=place),
        )
        later = NOON + dt.timedelta(hours=1)  # flags make people wait
        post_comment(
            author=author, report=report, text="https://example.org", at=later, parent=flagged
        )
