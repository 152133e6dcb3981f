"""A test with real transactions leaves the tables as it found them: as the migrations make them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Collection, GroupPagePermission, Locale, Page, Site, Workflow

from onrecord.people.models import User

MADE = [
    Group,
    Group.permissions.through,
    GroupPagePermission,
    Collection,
    Locale,
    Page,
    Site,
    Workflow,
]


@pytest.mark.django_db(transaction=True)
def test_what_the_migrations_made_is_there_again_and_nothing_else() -> None:
    before = rows()
    Group.objects.all().delete()
    Locale.objects.create(language_code="ar")
    User.objects.create_user("rosa@example.org", name="Rosa")

    call_command("flush", interactive=False, verbosity=0)

    assert rows() == before
    assert not User.objects.exists()


def rows() -> list[list[Any]]:
    """What stands in the tables of which the migrations fill some rows."""
    return [list(model._base_manager.order_by("pk").values()) for model in MADE]
