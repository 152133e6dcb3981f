"""Who is given a place at the desk is of the newsroom, and no longer once it is taken."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from onrecord.discussion.models import Clause, Sanction
from onrecord.law.actions import have_erased
from onrecord.moderation.actions import sanction
from onrecord.people.models import User
from tests.conftest import NOON


def at_the_desk(client: Client, person: User, **chosen: Any) -> User:
    """The administrator saves the desk's form about a person."""
    facts = {"email": person.email, "first_name": "N", "last_name": "N", "is_active": "on"}
    saved = client.post(reverse("wagtailusers_users:edit", args=[person.pk]), facts | chosen)
    assert saved.status_code == 302, saved.content.decode()
    return User.objects.get(pk=person.pk)


@pytest.fixture
def desk(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


def test_a_group_given_at_the_desk_makes_a_person_the_newsrooms(
    desk: Client, rosa: User, mo: User
) -> None:
    moderators = Group.objects.get(name="Moderators")

    made = at_the_desk(desk, rosa, groups=[moderators.pk])

    assert made.is_staff
    clause = Clause.objects.create(number=3, title="No threats", text="None.")
    with pytest.raises(PermissionDenied):
        sanction(
            person=made, moderator=mo, kind=Sanction.Kind.BAN, clause=clause, reason="x", at=NOON
        )


def test_who_lost_the_desk_rights_can_be_erased(desk: Client, rosa: User, ada: User) -> None:
    rosa.groups.add(Group.objects.get(name="Moderators"))
    with pytest.raises(PermissionDenied):
        have_erased(person=rosa, administrator=ada, at=NOON)

    left = at_the_desk(desk, rosa)

    assert not left.is_staff
    assert have_erased(person=left, administrator=ada, at=NOON)


def test_an_administrator_by_tick_is_the_newsrooms_too(desk: Client, rosa: User) -> None:
    assert at_the_desk(desk, rosa, is_superuser="on").is_staff
    assert not at_the_desk(desk, rosa).is_staff


def test_rights_given_long_ago_are_noted_at_the_next_sign_in(client: Client, rosa: User) -> None:
    rosa.groups.add(Group.objects.get(name="Moderators"))
    User.objects.filter(pk=rosa.pk).update(is_staff=False)

    client.force_login(User.objects.get(pk=rosa.pk))

    assert User.objects.get(pk=rosa.pk).is_staff


def test_people_given_to_a_group_are_the_newsrooms(rosa: User) -> None:
    Group.objects.get(name="Moderators").user_set.add(rosa)

    assert User.objects.get(pk=rosa.pk).is_staff
