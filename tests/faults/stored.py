"""A newsroom in whichever database: PostgreSQL where DATABASE_URL names a server, else SQLite."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.faults.newsroom import Newsroom, a_newsroom, environment_of

# Made once on a server, since its migrations take most of a minute, and copied for each.
TEMPLATE = "faults_template"
KEY = "signing-key"


@dataclass
class Stored(Newsroom):
    """A newsroom in PostgreSQL."""

    database_url: str

    @property
    def environment(self) -> dict[str, str]:
        """With the address of its database."""
        return environment_of(self.folder) | {"DATABASE_URL": self.database_url}

    def ask(self, query: str) -> list[Any]:
        """Rows of its database."""
        with psycopg.connect(self.database_url) as database:
            return database.execute(query.encode()).fetchall()


@contextmanager
def a_newsroom_in_either() -> Iterator[Newsroom]:
    """A new one, gone afterwards."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        with a_newsroom() as newsroom:
            yield newsroom
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-faults-") as made:
        yield _copied(server, Path(made))


def _copied(server: str, folder: Path) -> Stored:
    facts = _facts(server) or _make_template(server)
    name = f"faults_{secrets.token_hex(4)}"
    _order(server, "CREATE DATABASE {} TEMPLATE {}", name, TEMPLATE)
    (folder / KEY).write_text(facts.pop("key"))
    return Stored(folder, **facts, database_url=_at(server, name))


def _facts(server: str) -> dict[str, Any] | None:
    asked = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with psycopg.connect(server) as database:
        found = database.execute(asked, [TEMPLATE]).fetchone()
    return json.loads(found[0]) if found and found[0] else None


def _make_template(server: str) -> dict[str, Any]:
    _order(server, "CREATE DATABASE {}", TEMPLATE)
    with tempfile.TemporaryDirectory(prefix="onrecord-faults-") as made:
        empty = Stored(Path(made), "", "", [], _at(server, TEMPLATE))
        facts = json.loads(empty.run("tests.faults.a_newsroom"))
        facts["key"] = (Path(made) / KEY).read_text()
    with psycopg.connect(server, autocommit=True) as database:
        noted = sql.SQL("COMMENT ON DATABASE {} IS {}")
        database.execute(noted.format(sql.Identifier(TEMPLATE), sql.Literal(json.dumps(facts))))
    return facts


def _order(server: str, words: str, *names: str) -> None:
    with psycopg.connect(server, autocommit=True) as database:
        database.execute(sql.SQL(words).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]  # our own words


def _at(server: str, name: str) -> str:
    return urlsplit(server)._replace(path=f"/{name}").geturl()
