"""Names: whoever loses a race for one keeps the account, and is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory

from onrecord.people.actions import change_name
from onrecord.people.forms import NameForm
from onrecord.people.models import User
from tests.conftest import NOON


def test_a_name_taken_a_moment_ago_leaves_the_account_without_one(rosa: User) -> None:
    form = NameForm({"name": "Lina"})
    assert form.is_valid()
    newcomer = User.objects.create_user("lina@example.org")
    User.objects.filter(pk=rosa.pk).update(name="LINA")

    form.signup(RequestFactory().post("/"), newcomer)

    newcomer.refresh_from_db()
    assert newcomer.name == ""
    assert newcomer.shown_name == f"Reader {newcomer.pk}"


def test_the_same_name_again_changes_nothing(rosa: User) -> None:
    for _ in range(5):
        change_name(person=rosa, name=" Rosa ", at=NOON)

    assert rosa.name == "Rosa"


def test_a_name_that_cannot_be_taken_is_refused_by_the_action_too(rosa: User, ed: User) -> None:
    with pytest.raises(ValidationError, match="already uses"):
        change_name(person=rosa, name="Ed", at=NOON)
    assert rosa.name == "Rosa"


def test_whoever_is_a_moment_late_for_a_name_is_told(rosa: User, ed: User) -> None:
    def somebody_is_faster(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('UPDATE "people_user" SET "name"') and not taken:
            taken.append("Lina")
            User.objects.filter(pk=ed.pk).update(name="Lina")
        return execute(sql, *rest)

    taken: list[str] = []
    with (
        connection.execute_wrapper(somebody_is_faster),
        pytest.raises(ValidationError, match="already uses"),
    ):
        change_name(person=rosa, name="Lina", at=NOON)

    assert rosa.name == "Rosa"


def test_staff_may_bear_names_that_look_like_the_newsrooms(ed: User, mo: User) -> None:
    change_name(person=ed, name="Editor", at=NOON)

    assert ed.name == "Editor"
