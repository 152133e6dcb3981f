"""Notices on the site: counted in the private call, listed, read, and chosen for mail."""

from __future__ import annotations

import pytest
from django.test import Client

from onrecord.people.actions import ignore
from onrecord.people.models import Ignoring, Kind, MailChoice, Notice, User
from onrecord.people.notices import Told, tell
from tests.conftest import NOON


def tell_of(person: User, number: int, *, actor: User | None = None) -> None:
    """A reply, as far as a notice knows of it."""
    told = Told(
        kind=Kind.REPLY, about=f"comment:{number}", words=f"replied, {number}", url="/world/"
    )
    tell(person, told, at=NOON, actor=actor)


def test_unread_notices_are_counted_in_the_private_call_until_read(
    client: Client, rosa: User, ed: User
) -> None:
    client.force_login(rosa)
    for number in range(3):
        tell_of(rosa, number, actor=ed)
    assert client.get("/me.json").json()["person"]["unread"] == 3
    page = client.get("/account/notices/").text
    assert "<bdi>Ed</bdi>" in page
    newest = Notice.objects.latest("pk").pk
    tell_of(rosa, 9)

    client.post("/account/notices/", {"until": newest})
    assert client.get("/me.json").json()["person"]["unread"] == 1


def test_the_same_unread_thing_is_one_line_with_a_number(client: Client, rosa: User) -> None:
    client.force_login(rosa)
    for _ in range(3):
        tell_of(rosa, 1)

    assert "and 2 more" in client.get("/account/notices/").text


def test_notices_are_walked_page_by_page(client: Client, rosa: User) -> None:
    client.force_login(rosa)
    for number in range(35):
        tell_of(rosa, number)
    first = client.get("/account/notices/").text
    last = client.get(f"/account/notices/?before={Notice.objects.order_by('-pk')[29].pk}").text

    assert "replied, 34" in first
    assert "Older notices" in first
    assert "replied, 4<" in last
    assert "Older notices" not in last


def test_nobody_reads_anothers_notices(client: Client, rosa: User, ed: User) -> None:
    tell_of(ed, 1)
    client.force_login(rosa)

    assert "replied, 1" not in client.get("/account/notices/").text
    client.post("/account/notices/", {"until": 99999})
    assert Notice.objects.unread().filter(person=ed).exists()


def test_nobody_is_told_of_their_own_doings_or_of_whom_they_ignore(rosa: User, ed: User) -> None:
    tell_of(rosa, 1, actor=rosa)
    ignore(person=rosa, ignored=ed, at=NOON)
    tell_of(rosa, 2, actor=ed)

    assert not Notice.objects.exists()


def test_kinds_of_mail_are_chosen_on_a_page(client: Client, rosa: User) -> None:
    client.force_login(rosa)
    page = client.get("/account/notices/mail/").text
    assert page.count("checked") == len(Kind)

    client.post("/account/notices/mail/", {"wanted": ["reply", "decision"]})
    wanted = MailChoice.objects.filter(person=rosa, is_wanted=True)
    assert set(wanted.values_list("kind", flat=True)) == {"reply", "decision"}


def test_somebody_is_ignored_and_read_again(client: Client, rosa: User, ed: User) -> None:
    client.force_login(rosa)
    address = f"/account/ignore/{ed.pk}/"
    assert "Ignore them" in client.get(address).text
    client.post(address)
    assert Ignoring.objects.filter(person=rosa, ignored=ed).exists()
    assert "Ed" in client.get("/account/following/").text

    client.post(address, {"stop": "1"})
    assert not Ignoring.objects.exists()


def test_nobody_ignores_themselves(client: Client, rosa: User) -> None:
    client.force_login(rosa)
    client.post(f"/account/ignore/{rosa.pk}/")

    assert not Ignoring.objects.exists()


@pytest.mark.parametrize("before", ["-1", "x", "9" * 40, "\u0661"])
def test_odd_places_in_the_list_break_nothing(client: Client, rosa: User, before: str) -> None:
    client.force_login(rosa)

    assert client.get("/account/notices/", {"before": before}).status_code == 200
    assert client.post("/account/notices/", {"until": before}).status_code == 303
