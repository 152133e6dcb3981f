"""A small newsroom that every test starts from: Rosa reads, Ed edits, Mo moderates."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group

from onrecord.people.models import User
from onrecord.reports.models import Section

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def rosa(db: None) -> User:
    """A reader with a site account."""
    return User.objects.create_user("rosa@example.org", name="Rosa")


@pytest.fixture
def ed(db: None) -> User:
    """An editor."""
    person = User.objects.create_user("ed@example.org", name="Ed", is_staff=True)
    person.groups.add(Group.objects.get_or_create(name="Editors")[0])
    return person


@pytest.fixture
def mo(db: None) -> User:
    """A moderator."""
    person = User.objects.create_user("mo@example.org", name="Mo", is_staff=True)
    person.groups.add(Group.objects.get_or_create(name="Moderators")[0])
    return person


@pytest.fixture
def ada(db: None) -> User:
    """An administrator."""
    return User.objects.create_superuser("ada@example.org", name="Ada")


@pytest.fixture
def world(db: None) -> Section:
    """A section."""
    return Section.objects.create(name="World", slug="world")
