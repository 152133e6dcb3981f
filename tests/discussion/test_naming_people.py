"""Naming people in a comment: only who takes part, and told of it once it can be read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onrecord.discussion.actions import change_status, edit_comment, withdraw_comment
from onrecord.discussion.models import Actor, Comment, Discussion, Mention
from onrecord.people.actions import delete_account, ignore
from onrecord.people.models import Kind, Notice, OutboxMail, User
from onrecord.reports.models import Report
from tests.conftest import NOON, verified
from tests.discussion.conftest import Writes


@pytest.fixture
def ann(write: Writes) -> User:
    """Ann Lee, who takes part."""
    person = User.objects.create_user("ann@example.org", name="Ann Lee")
    write("I was there", author=person)
    return person


def test_who_is_named_is_told_and_linked(write: Writes, ann: User, sami: User) -> None:
    verified(ann)
    comment = write("Were you, @ann lee? I was", author=sami)

    assert f'<a href="/people/{ann.pk}/"' in comment.body_html
    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.actor) == (ann, Kind.MENTION, sami)
    assert notice.url.endswith(f"#c-{comment.short_id}")
    assert "Were you" in OutboxMail.objects.get().words


def test_the_longest_name_is_meant(write: Writes, ann: User, sami: User) -> None:
    short = User.objects.create_user("a@example.org", name="Ann")
    write("Me too", author=short)
    write("@Ann Lee, really?", author=sami)
    write("@Ann, really?", author=sami)

    assert [m.person for m in Mention.objects.order_by("pk")] == [ann, short]


def test_who_does_not_take_part_is_not_named(write: Writes, ann: User, mo: User) -> None:
    comment = write("@Mo, look at this. a@ann lee, x@Ann Lee, `@Ann Lee`")

    assert "/people/" not in comment.body_html
    assert not Notice.objects.filter(person=mo).exists()


def test_a_comment_that_waits_tells_nobody_before_it_is_published(
    write: Writes, ann: User, sami: User, mo: User
) -> None:
    held = write("@Ann Lee, see https://example.org", author=sami)
    assert held.status == Comment.Status.HELD
    assert not Notice.objects.exists()

    change_status(comment=held, to=Comment.Status.PUBLISHED, by=Actor.moderator(mo), at=NOON)
    assert Notice.objects.get(kind=Kind.MENTION).person == ann


def test_who_ignores_the_author_is_not_told(write: Writes, ann: User, sami: User) -> None:
    ignore(person=ann, ignored=sami, at=NOON)
    write("@Ann Lee!", author=sami)

    assert not Notice.objects.exists()
    assert not OutboxMail.objects.exists()


def test_nobody_is_told_of_what_cannot_be_read(
    write: Writes, ann: User, sami: User, mo: User, report: Report
) -> None:
    held = write("@Ann Lee, see https://example.org", author=sami)
    Discussion.objects.update(state=Discussion.State.OFF)
    held = Comment.objects.get(pk=held.pk)
    change_status(comment=held, to=Comment.Status.PUBLISHED, by=Actor.moderator(mo), at=NOON)

    assert not Notice.objects.exists()


def test_who_is_answered_is_told_once(write: Writes, ann: User, sami: User) -> None:
    write("@Ann Lee, yes", author=sami, parent=Comment.objects.get(author=ann))

    assert Notice.objects.get().kind == Kind.REPLY


def test_a_name_added_by_an_edit_is_told_and_one_that_stays_is_not(
    write: Writes, ann: User, sami: User, rosa: User
) -> None:
    write("Good day", author=rosa)
    comment = write("@Ann Lee, hm", author=sami)
    later = comment.created_at
    Notice.objects.all().delete()
    edit_comment(comment=comment, author=sami, text="@Ann Lee and @Rosa, hm", at=later)

    assert [notice.person for notice in Notice.objects.all()] == [rosa]
    edit_comment(comment=comment, author=sami, text="Hm", at=later)
    assert not Mention.objects.exists()
    assert "/people/" not in comment.body_html


def test_what_is_taken_back_is_told_no_more(write: Writes, ann: User, sami: User) -> None:
    comment = write("@Ann Lee!", author=sami)
    withdraw_comment(comment=comment, author=sami, at=NOON)

    assert not Notice.objects.exists()


def test_who_left_is_linked_nowhere(write: Writes, ann: User, rosa: User, sami: User) -> None:
    write("Good day", author=rosa)
    comment = write("@Ann Lee and @Rosa, hm", author=sami)
    delete_account(person=ann)
    comment.refresh_from_db()

    assert f"/people/{rosa.pk}/" in comment.body_html
    assert comment.body_html.count("<a ") == 1
    assert "@Ann Lee" in comment.body_html


def test_a_comment_without_a_name_asks_for_none(write: Writes, ann: User) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        write("Nobody is named")

    assert not [q for q in queries if "mention" in q["sql"] or "look" in q["sql"]]


def test_names_are_completed_for_whoever_is_signed_in(
    client: Client, write: Writes, ann: User, sami: User, report: Report
) -> None:
    write("Good day", author=sami)
    address = f"/discussion/{report.short_id}/people.json"
    assert client.get(address, {"q": "le"}).status_code == 302
    client.force_login(sami)

    def names(begins: str) -> list[str]:
        return [person["name"] for person in client.get(address, {"q": begins}).json()["people"]]

    assert names("le") == names("ann l") == ["Ann Lee"]
    assert names("sa") == names("nobody") == names("%") == []
    assert client.get("/discussion/nothing/people.json").status_code == 404
