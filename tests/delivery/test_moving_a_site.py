"""A site moves to another database and back with everything in it, or stays where it is."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from onrecord.delivery.carrying.values import UnstorableError, canonical_line, storable
from onrecord.delivery.leases import release_lease, take_lease
from onrecord.exchange.sample.loader import load_sample
from onrecord.people.models import User
from tests.conftest import NOON
from tests.delivery.postgresql import an_empty_database

IN_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**53), 2**53),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
    ),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def hashes(printed: str) -> dict[str, str]:
    """The hash and number of rows of each table, as a command printed them."""
    lines = re.findall(r"^([0-9a-f]{64} +\d+) +(\w+)$", printed, re.MULTILINE)
    return {name: facts for facts, name in lines}


def run(
    *words: str, database: str, data: Path = Path(settings.DATA)
) -> subprocess.CompletedProcess[str]:
    """Run our command on a database, as an operator does."""
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *words],
        env=os.environ | {"DATABASE_URL": database, "ONRECORD_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def aside_of_the_tables(database: str) -> tuple[Any, ...]:
    """The id that the next person gets, the mark of an unfinished move, whether there is search."""
    with psycopg.connect(database) as there:
        found = there.execute(
            "SELECT nextval(pg_get_serial_sequence('people_user', 'id')),"
            " to_regclass('onrecord_unfinished_move'),"
            " (SELECT count(*) > 15 FROM wagtailsearch_indexentry)"
        ).fetchone()
    return found or ()


@pytest.fixture
def empty_postgresql(db: None) -> Iterator[str]:
    """The address of an empty database beside the tests' own."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    with an_empty_database() as address:
        yield address


@pytest.mark.django_db(transaction=True)
def test_a_newsroom_goes_to_sqlite_and_by_a_backup_back_to_postgresql(
    empty_postgresql: str, tmp_path: Path
) -> None:
    load_sample(timezone.now())
    User.objects.create_user("odd@example.org", name="İ ß 😀 \u202e \x7f é")
    gone = User.objects.create_user("gone@example.org", name="Gone")
    gone_id, _ = gone.pk, gone.delete()
    file, out = tmp_path / "site.sqlite3", StringIO()

    call_command("move", to=f"sqlite:///{file}", stdout=out)
    there = hashes(out.getvalue())
    call_command("backup", tmp_path / "backup.tar", stdout=StringIO())
    back = run(
        "restore", str(tmp_path / "backup.tar"), database=empty_postgresql, data=tmp_path / "data"
    )

    assert [one.name for one in tmp_path.glob("site.sqlite3.moving*")] == []
    assert back.returncode == 0, back.stderr
    assert not (tmp_path / "data" / "onrecord.sqlite3").exists()
    verify = run("verify", database=empty_postgresql, data=tmp_path / "data")
    assert hashes(verify.stdout) == there
    verified = StringIO()
    call_command("verify", stdout=verified)
    assert hashes(verified.getvalue()) == there
    assert len(there) > 100
    assert sum(int(facts.split()[1]) for facts in there.values()) > 3000
    assert aside_of_the_tables(empty_postgresql) == (gone_id + 1, None, True)
    full = run("move", "--to", empty_postgresql, database=f"sqlite:///{file}")
    assert full.returncode == 2
    assert "not empty" in full.stderr


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("ONRECORD_FAULTS" not in os.environ, reason="takes two minutes")
def test_a_move_that_fails_leaves_nothing_behind(empty_postgresql: str, tmp_path: Path) -> None:
    User.objects.create_user("nul@example.org", name="Nul")
    file = tmp_path / "site.sqlite3"
    call_command("move", to=f"sqlite:///{file}", stdout=StringIO())
    with closing(sqlite3.connect(file)) as site:
        site.execute("UPDATE people_user SET name = 'a' || char(0) || 'b'")
        site.commit()

    refused = run("move", "--to", empty_postgresql, database=f"sqlite:///{file}")

    assert refused.returncode == 2
    assert "people_user" in refused.stderr
    assert "--replace-characters" in refused.stderr
    with psycopg.connect(empty_postgresql) as there:
        tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
        assert there.execute(tables).fetchone() == (0,)
    done = run(
        "move", "--to", empty_postgresql, "--replace-characters", database=f"sqlite:///{file}"
    )
    assert done.returncode == 0, done.stderr
    with psycopg.connect(empty_postgresql) as there:
        assert there.execute("SELECT name FROM people_user").fetchone() == ("a\ufffdb",)


@pytest.mark.django_db
def test_a_running_site_is_not_moved(tmp_path: Path) -> None:
    take_lease(name="jobs", holder="a process that serves")

    with pytest.raises(CommandError, match="is running"):
        call_command("move", to=f"sqlite:///{tmp_path / 'site.sqlite3'}")

    release_lease(name="jobs", holder="a process that serves")
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    there = tmp_path / "site.sqlite3"
    there.write_bytes(b"mine")

    with pytest.raises(CommandError, match="exists already"):
        call_command("move", to=f"sqlite:///{there}")

    assert there.read_bytes() == b"mine"


@pytest.mark.django_db
def test_an_address_of_no_database_is_refused() -> None:
    with pytest.raises(CommandError, match="no address of a database"):
        call_command("move", to="teapot://kitchen")


@examples(deadline=None)
@given(IN_JSON)
def test_json_reads_alike_however_a_database_writes_it(value: Any) -> None:
    as_sqlite_keeps_it = json.loads(json.dumps(value))
    in_another_order = json.loads(json.dumps(value, sort_keys=True, ensure_ascii=False))

    assert canonical_line([as_sqlite_keeps_it]) == canonical_line([in_another_order])


def test_rows_that_differ_have_other_lines() -> None:
    zone = dt.timezone(dt.timedelta(hours=3))
    at = dt.datetime(2026, 3, 2, 15, 0, tzinfo=zone)

    assert canonical_line([NOON]) == canonical_line([at])
    assert canonical_line([NOON]) != canonical_line([NOON + dt.timedelta(microseconds=1)])
    assert canonical_line(["1"]) != canonical_line([1])
    assert canonical_line([None]) != canonical_line([""])
    assert canonical_line([{"a": 1.0}]) == canonical_line([{"a": 1}])


@examples(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_what_postgresql_cannot_keep_is_replaced_or_refused(text: str) -> None:
    mended = storable({"said": [text]}, replaces=True)["said"][0]

    assert len(mended) == len(text)
    mended.encode()
    assert "\x00" not in mended
    if mended != text:
        with pytest.raises(UnstorableError):
            storable(text, replaces=False)
