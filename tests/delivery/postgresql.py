"""Empty databases beside the tests' own, on the same PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection


@contextmanager
def an_empty_database() -> Iterator[str]:
    """Its address; it goes with all that is in it."""
    facts = connection.get_connection_params()
    server = {name: facts[name] for name in ("host", "user", "port", "password") if name in facts}
    name = f"beside_{uuid.uuid4().hex}"
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as there:
        there.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgresql://{server.get('user', '')}@/{name}?host={server.get('host', '')}"
        finally:
            there.execute(f"DROP DATABASE {name} WITH (FORCE)")
