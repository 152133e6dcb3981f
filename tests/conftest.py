"""A small newsroom that every test starts from: Rosa reads, Ed edits, Mo moderates."""

from __future__ import annotations

import datetime as dt
import gc
import io
import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, settings
from PIL import Image
from pytest_django import DjangoDbBlocker

from onrecord.people.models import User
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Picture, Report, Section
from tests.beginning.made import remember

# On PostgreSQL whoever follows events is told what other transactions did: a test that is one
# transaction from beginning to end would be told of itself, or not, as others come by.
FOLLOWING = pytest.mark.django_db(transaction="DATABASE_URL" in os.environ)
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
# They mostly wait for processes of their own: at the end, the other worker would wait with them.
FIRST = (
    "tests/faults/",
    "tests/delivery/test_the_tables_of_a_new_site",
    "tests/delivery/test_moving_a_site",
)

# A busy machine fails no example: how long something may take is asked where it is measured.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("unhurried", UNHURRIED)
settings.load_profile("unhurried")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that last longest: those that wait, then those with the most tests."""
    sizes = Counter(item.path for item in items)
    items.sort(
        key=lambda item: (not item.nodeid.startswith(FIRST), -sizes[item.path], str(item.path))
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what is loaded to the tests alone, as a serving process does.

    Python would go through all of it again and again: a sixth of the processor's time.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """What the migrations made is remembered: tests with real transactions empty the tables."""
    with django_db_blocker.unblock():
        remember("default")


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around all tests of a file, none of which may have a real one.

    What the fixture ``made`` makes in it is there for each of them, and is read by ``again``. What
    a test changes is undone after it, as ever.
    """
    around = transaction.atomic()
    around._from_testcase = True  # as a test's own: durable ones may begin in it
    with django_db_blocker.unblock(), around:
        yield
        transaction.set_rollback(True)


def the_newsroom() -> dict[str, Any]:
    """An editor and a section, for ``made``."""
    return {"ed": an_editor(), "world": Section.objects.create(name="World", slug="world")}


def again(name: str) -> Any:
    """A fixture: the row that ``made`` has under this name, read anew for each test."""

    @pytest.fixture
    def row(db: None, made: dict[str, Any]) -> Any:
        return type(made[name])._base_manager.get(pk=made[name].pk)

    return row


@pytest.fixture
def rosa(db: None) -> User:
    """A reader with a site account."""
    return User.objects.create_user("rosa@example.org", name="Rosa")


@pytest.fixture
def ed(db: None) -> User:
    """An editor."""
    return an_editor()


def an_editor() -> User:
    """Ed."""
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


def verified(person: User) -> User:
    """The same person, once they have entered the code sent to their address."""
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def a_draft(*, author: User, section: Section, headline: str = "647 leave", **facts: Any) -> Report:
    """A report that nobody but the desk sees; ``facts`` are those of ``file_report``."""
    facts.setdefault("body", [("paragraph", "<p>647 people left, the ministry said.</p>")])
    return file_report(author=author, section=section, headline=headline, at=NOON, **facts)


def a_report(*, editor: User, section: Section, at: dt.datetime = NOON, **facts: Any) -> Report:
    """A published report; ``facts`` are those of ``file_report``."""
    report = a_draft(author=editor, section=section, **facts)
    publish_report(report=report, editor=editor, at=at)
    return report


def a_picture(**facts: Any) -> Picture:
    """A picture fit to be published: described, with a credit."""
    facts = {"title": "The square", "description": "An empty square.", "credit": "A. Lens", **facts}
    return Picture.objects.create(file=a_picture_file(), **facts)


def a_picture_file(
    *, name: str = "square.png", size: tuple[int, int] = (600, 400), kind: str = "PNG"
) -> SimpleUploadedFile:
    """A drawn picture as a browser uploads one."""
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind)
    return SimpleUploadedFile(name, written.getvalue(), f"image/{kind.lower()}")


@pytest.fixture
def draft(ed: User, world: Section) -> Report:
    """A report that was filed and not published."""
    return a_draft(author=ed, section=world)


@pytest.fixture
def report(ed: User, world: Section) -> Report:
    """A published report."""
    return a_report(editor=ed, section=world)
