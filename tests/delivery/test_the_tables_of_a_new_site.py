"""A new site begins with the tables as they are written down, which are those migrations make."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from onrecord.delivery.tables import WRITTEN, begin_with_tables, definitions, statements

ANEW = "Run `make tables`: migrations have changed since the tables were written down."


@pytest.fixture
def new_site() -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.executescript(WRITTEN.read_text(encoding="utf-8"))
    with closing(database):
        yield database


def test_every_migration_there_is_has_been_taken_in(new_site: sqlite3.Connection) -> None:
    written = set(new_site.execute("SELECT app, name FROM django_migrations"))

    assert written >= set(MigrationLoader(None).graph.nodes), ANEW


@pytest.mark.django_db
def test_its_tables_are_those_that_the_migrations_make(new_site: sqlite3.Connection) -> None:
    applied = MigrationRecorder(connection).applied_migrations()
    if connection.vendor == "sqlite" and applied:
        assert definitions(new_site) == definitions(connection.connection), ANEW


def test_what_is_written_down_again_is_the_same_text(new_site: sqlite3.Connection) -> None:
    again = "\n".join(statements(new_site)) + "\n"

    assert again == WRITTEN.read_text(encoding="utf-8")


def test_no_moment_of_the_past_and_no_account_is_in_it() -> None:
    text = WRITTEN.read_text(encoding="utf-8")

    assert not re.search(r"'\d{4}-\d\d-\d\d", text)
    assert 'INSERT INTO "people_user"' not in text


@pytest.mark.django_db
def test_a_database_that_has_tables_is_left_as_it_is() -> None:
    assert begin_with_tables() is False
