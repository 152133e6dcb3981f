"""Prepares the data folder for serving: the database's tables and the static files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from onrecord.delivery.tables import begin_with_tables

LOCK = 0x0_4E_C0_4D  # any number that only we use
BROUGHT_ALONG = ("django", "wagtail", "django-allauth", "onrecord")


def prepare_database(out: TextIO) -> bool:
    """Bring the tables up to date; whether there was anything to do."""
    with _alone():
        return _bring_up_to_date(out)


@contextmanager
def _alone() -> Iterator[None]:
    """One node at a time: several that start together would all make the same tables."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _bring_up_to_date(out: TextIO) -> bool:
    is_new = begin_with_tables()
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return is_new
    out.write("Preparing the database …\n")
    out.flush()
    call_command("migrate", verbosity=0, interactive=False)
    return True


def collect_static(out: TextIO) -> bool:
    """Copy, hash and compress the static files where any has changed; whether it had to be done."""
    stamp, now = Path(settings.STATIC_ROOT) / "collected", _static_state()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return False
    out.write("Collecting static files …\n")
    out.flush()
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now, encoding="utf-8")
    return True


def _static_state() -> str:
    """Versions of what others bring along, and times and sizes of our own files."""
    digest = hashlib.sha256(" ".join(version(name) for name in BROUGHT_ALONG).encode())
    package = Path(__file__).resolve().parent.parent
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path))
            if found.is_relative_to(package):
                facts = found.stat()
                digest.update(f"{path} {facts.st_mtime_ns} {facts.st_size}".encode())
    return digest.hexdigest()
