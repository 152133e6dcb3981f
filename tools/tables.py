"""Writes the tables of a new site down: `make tables`, after every new migration.

Those on SQLite, or on the empty PostgreSQL that DATABASE_URL names.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from onrecord.delivery import tables, tables_on_postgresql


def main() -> None:
    """Migrate an empty database, and write down what is in it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "onrecord", "migrate", "--verbosity", "0"],
            env=os.environ | {"ONRECORD_DATA": folder},
            check=True,
        )
        if address := os.environ.get("DATABASE_URL"):
            of_postgresql(address)
        else:
            of_sqlite(Path(folder) / "onrecord.sqlite3")


def of_sqlite(file: Path) -> None:
    """Write down this one."""
    with closing(sqlite3.connect(file)) as database:
        write(tables.WRITTEN, list(tables.statements(database)))


def of_postgresql(address: str) -> None:
    """Write down one that is made of what this one's definitions say: PostgreSQL words lists in
    constraints anew when it reads its own words, but only once."""
    with psycopg.connect(address, autocommit=True) as migrated:
        text = "\n".join(tables_on_postgresql.statements(migrated.cursor()))
        migrated.execute("CREATE DATABASE tables_again")
    with psycopg.connect(urlsplit(address)._replace(path="/tables_again").geturl()) as again:
        again.execute(text.encode())
        write(tables_on_postgresql.WRITTEN, list(tables_on_postgresql.statements(again.cursor())))


def write(file: Path, lines: list[str]) -> None:
    """One statement after another."""
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
