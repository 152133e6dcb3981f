"""A new site begins with the tables as they are written down, which are those migrations make."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from onrecord.delivery import tables_on_postgresql
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

    text = tables_on_postgresql.WRITTEN.read_text(encoding="utf-8")
    rows = re.findall(r"INTO django_migrations .* VALUES \('\d+', '(\w+)', '(\w+)',", text)
    assert written & set(rows) >= set(MigrationLoader(None).graph.nodes), ANEW


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="with SQLite's half of the tests")
def test_its_tables_are_those_that_the_migrations_make(
    new_site: sqlite3.Connection, tmp_path: Path
) -> None:
    subprocess.run(
        [sys.executable, "-m", "onrecord", "migrate", "--verbosity", "0"],
        env=os.environ
        | {"ONRECORD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "onrecord.config.settings"},
        check=True,
    )

    with closing(sqlite3.connect(tmp_path / "onrecord.sqlite3")) as migrated:
        assert definitions(new_site) == definitions(migrated), ANEW


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
