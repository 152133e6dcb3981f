"""On PostgreSQL too a new site begins with tables written down, which are those migrations make."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from onrecord.delivery.tables_on_postgresql import WRITTEN, statements
from tests.delivery.postgresql import an_empty_database
from tests.delivery.test_the_tables_of_a_new_site import ANEW

pytestmark = pytest.mark.skipif(
    "DATABASE_URL" not in os.environ, reason="with PostgreSQL's half of the tests"
)
DRAWN = re.compile(r"'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'")


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of a database without tables."""
    with an_empty_database() as address:
        yield address


def made_of(text: str) -> list[str]:
    """What is written down of a database that was made of this text.

    PostgreSQL words a list in a constraint anew where it is handed its own wording of it.
    """
    with an_empty_database() as address, psycopg.connect(address) as made:
        made.execute(text.encode())
        return written(made)


def written(database: psycopg.Connection) -> list[str]:
    """Its statements, but for the keys of Wagtail's first pages, which are drawn by lot."""
    return [DRAWN.sub("'drawn'", line) for line in statements(database.cursor())]


def run(command: str, *, database: str) -> None:
    """Run our command on a database, as an operator does."""
    subprocess.run(
        [sys.executable, "-m", "onrecord", command, "--verbosity", "0"],
        env=os.environ
        | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "onrecord.config.settings"},
        check=True,
    )


def test_its_tables_and_rows_are_those_that_the_migrations_make(empty: str) -> None:
    run("migrate", database=empty)

    with psycopg.connect(empty) as migrated:
        text = "\n".join(statements(migrated.cursor()))
    assert made_of(text) == made_of(WRITTEN.read_text(encoding="utf-8")), ANEW


def test_a_first_start_makes_them_and_the_next_leaves_them(empty: str) -> None:
    with psycopg.connect(empty) as there:
        there.execute("CREATE TABLE of_somebody_else ()")

    run("prepare", database=empty)
    run("prepare", database=empty)

    with psycopg.connect(empty) as there:
        there.execute("DROP TABLE of_somebody_else")
        begun = written(there)
        numbers = "SELECT nextval(pg_get_serial_sequence('auth_permission', 'id')), max(id) + 1"
        ((following, free),) = there.execute(f"{numbers} FROM auth_permission").fetchall()
    assert begun == made_of(WRITTEN.read_text(encoding="utf-8"))
    assert following == free


def test_no_moment_of_the_past_and_no_account_is_in_it() -> None:
    text = WRITTEN.read_text(encoding="utf-8")

    assert not re.search(r"'\d{4}-\d\d-\d\d", text)
    assert "INSERT INTO people_user " not in text
