"""A process that writes with many threads: `python -m tests.faults.a_writer ENGINE THREADS EACH`.

Prints, as JSON, the seconds that each write took and what was said of those that were refused.
Without threads it makes the two tables that are written to: a whole database takes a minute.
"""

from __future__ import annotations

import json
import sys
import threading
import time

import django
from django.conf import settings


def main(engine: str, threads: int, each: int) -> None:
    """Write, print."""
    settings.DATABASES["default"]["ENGINE"] = engine
    django.setup()
    if not threads:
        make_tables()
    waited: list[float] = []
    refused: list[str] = []
    running = [threading.Thread(target=write, args=(each, waited, refused)) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    print(json.dumps({"waited": waited, "refused": refused}))


def make_tables() -> None:
    """The tables, and the row that all change."""
    from django.db import connection  # noqa: PLC0415  after the set-up
    from django.utils import timezone  # noqa: PLC0415  the same

    from onrecord.delivery.models import Event, Lease  # noqa: PLC0415  the same

    with connection.schema_editor() as editor:
        editor.create_model(Event)
        editor.create_model(Lease)
    Lease.objects.create(name="counted", holder="0", until=timezone.now())


def write(times: int, waited: list[float], refused: list[str]) -> None:
    """Change the row that all change and add one, in a transaction each time."""
    from django.db import DatabaseError, connection, transaction  # noqa: PLC0415  after the set-up
    from django.db.models import F  # noqa: PLC0415  the same
    from django.utils import timezone  # noqa: PLC0415  the same

    from onrecord.delivery.models import Event, Lease  # noqa: PLC0415  the same

    for _ in range(times):
        begun = time.perf_counter()
        try:
            with transaction.atomic():
                Lease.objects.filter(name="counted").update(holder=F("holder") + 1)
                Event.objects.create(topic="report:1", at=timezone.now())
        except DatabaseError as error:
            refused.append(str(error))
        waited.append(time.perf_counter() - begun)
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
