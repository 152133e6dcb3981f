"""A small site behind a real server, and the same site behind the server's own protocol."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoDbBlocker

from onrecord.delivery.routes import REGISTER
from onrecord.people.models import User
from onrecord.reports.models import Section
from tests.conftest import a_report

FAST = "onrecord.delivery.fast.protocol:FastProtocol"


@dataclass
class Servers:
    """Ports of the same site: one with the fast path in front, one without; and its pages."""

    fast: int
    plain: int
    report: str
    topic: str
    pages: list[str]


class InThread:
    """uvicorn as it is served, in a thread."""

    def __init__(self, *, http: str, lifespan: str) -> None:
        config = uvicorn.Config(
            "onrecord.config.asgi:application",
            port=0,
            http=http,
            loop="uvloop",
            ws="none",
            lifespan=lifespan,  # type: ignore[arg-type]  # one of its literals
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        self.server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> int:
        self._thread.start()
        while not self.server.started:
            assert self._thread.is_alive(), "The server did not start."
            time.sleep(0.01)
        return int(self.server.servers[0].sockets[0].getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self._thread.join(timeout=20)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=self.server.config.get_loop_factory()) as runner:
            runner.run(self.server.serve())


@pytest.fixture(scope="module")
def servers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Servers]:
    """The site of one report, served until the module's tests are over."""
    with django_db_blocker.unblock():
        ed = User.objects.create_superuser("ed@example.org", name="Ed")
        world = Section.objects.create(name="World", slug="world")
        words = "647 people left by the north gate, the ministry said. " * 60
        report = a_report(editor=ed, section=world, body=[("paragraph", f"<p>{words}</p>")])
        pages = [
            page.address(parameters) for page in REGISTER.values() for parameters in page.every()
        ]
        try:
            with (
                InThread(http=FAST, lifespan="on") as fast,
                InThread(http="httptools", lifespan="off") as plain,
            ):
                yield Servers(fast, plain, report.get_absolute_url(), f"report:{report.pk}", pages)
        finally:
            call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def client() -> Client:
    """Asks Django itself, past every server."""
    return Client()
