"""What a page for everyone cannot know comes from one small private call."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from onrecord.discussion.models import Comment
from onrecord.frontpage.actions import desk_link
from onrecord.people.models import User

NOBODY = {"person": None, "csrf": "", "own": [], "held": [], "notice": ""}


def test_who_is_signed_out_is_told_nothing_and_given_no_cookie(
    db: None, client: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's context
        answer = client.get("/me.json")

    assert answer.json() == NOBODY
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-store"


def test_a_reader_gets_their_name_a_token_and_their_own_comments(
    remark: Comment, rosa: User, client: Client
) -> None:
    client.force_login(rosa)

    answer = client.get("/me.json")

    told = answer.json()
    assert told["person"]["name"] == "Rosa"
    assert told["person"]["staff"] is False
    assert told["csrf"]
    assert told["own"] == [remark.short_id]
    assert "rosa@example.org" not in answer.text


def test_staff_are_told_that_they_are(mo: User, client: Client) -> None:
    client.force_login(mo)

    assert (
        client.get("/me.json").json()["person"]["staff"]
        is Group.objects.filter(name="Moderators", permissions__codename="access_admin").exists()
    )


def test_the_link_to_the_desk_works_once_and_only_by_its_button(ada: User, client: Client) -> None:
    link = desk_link(person=ada)

    assert client.get(link).status_code == 200
    assert client.get("/me.json").json() == NOBODY
    assert client.post(link)["Location"] == "/desk/"
    assert client.get("/me.json").json()["person"]["name"] == "Ada"
    assert Client().post(link).status_code == 403


def test_the_desk_previews_a_standing_page(standards: Page, ada: User, client: Client) -> None:
    client.force_login(ada)

    answer = client.get(f"/desk/pages/{standards.pk}/view_draft/")

    assert answer.status_code == 200
    assert "Be kind." in answer.text
