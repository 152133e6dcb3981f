"""Comments that were published before there were threads get the places they would have got."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from onrecord.discussion.models import Comment
from onrecord.people.models import User
from onrecord.reports.models import Section
from tests.conftest import a_report
from tests.discussion.conftest import Writes

migration = import_module("onrecord.discussion.migrations.0004_orders")
BEFORE = dict.fromkeys(migration.GIVEN, 0) | {"path": "", "root_id": None}


def places() -> list[dict[str, Any]]:
    """Where each comment stands."""
    return list(Comment.objects.order_by("pk").values("pk", *migration.GIVEN))


@pytest.mark.parametrize("at_once", [1, 500])
def test_each_gets_its_place_in_its_own_discussion(
    write: Writes, ed: User, world: Section, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(migration, "AT_ONCE", at_once)
    other = a_report(editor=ed, section=world)
    first = write("Who paid?")
    aside = write("Where do they go?", report=other)
    answer = write("The city.", parent=first)
    write("To the coast.", report=other, parent=aside)
    write("All of it?", parent=answer)
    write("Nobody knows.", parent=first)
    write("It rains.")
    stood = places()
    Comment.objects.update(**BEFORE)

    migration.put_in_threads(apps, connection.schema_editor())

    assert places() == stood
    assert [place["thread_size"] for place in stood] == [3, 1, 0, 0, 0, 0, 0]
