"""A server loads what its first page needs, answers, and loads the rest meanwhile."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from typing import Any

import pytest

from onrecord.delivery import lifespan

# Half of a start: the desk's screens, the engine's tables of words, charts, and what serves an
# API of Wagtail's that no address leads to.
LATER = {"wagtail.admin.urls", "allauth.urls", "onrecord.extraction.prose", "pygal"}
NEVER = {"ninja"}
ASKED = """
import json, sys
from onrecord.config import asgi, later
from django.urls import resolve
resolve("/")
first = list(sys.modules)
later.load_the_rest()
print(json.dumps([first, list(sys.modules)]))
"""


def test_what_the_first_page_does_not_need_is_loaded_afterwards(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "onrecord.config.settings",
        "ONRECORD_DATA": str(tmp_path),
        "DATABASE_URL": "",
    }

    told = subprocess.run(
        [sys.executable, "-c", ASKED], env=environment, capture_output=True, check=True
    )

    first, at_last = map(set, json.loads(told.stdout.splitlines()[-1]))
    assert (LATER | NEVER) & first == set()
    assert at_last >= LATER
    assert NEVER & at_last == set()


@pytest.mark.django_db(transaction=True)
def test_the_rest_is_loaded_while_readers_are_served(monkeypatch):
    monkeypatch.setattr(lifespan, "READERS_FIRST", 0.0)
    done = threading.Event()
    served: list[bool] = []

    async def live() -> None:
        messages: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        await messages.put({"type": "lifespan.startup"})

        async def send(message: dict[str, str]) -> None:
            if message["type"] == "lifespan.startup.complete":
                served.append(await asyncio.to_thread(done.wait, 60))
                await messages.put({"type": "lifespan.shutdown"})

        async def application(*_: Any) -> None: ...

        with_rest = lifespan.with_lifespan(application, afterwards=done.set)
        await with_rest({"type": "lifespan"}, messages.get, send)

    asyncio.run(live())

    assert served == [True]
