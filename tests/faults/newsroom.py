"""A site that comments are posted to while it is killed, cut off, filled up or held."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.ports import free_port

DATABASE = "onrecord.sqlite3"
ACCEPTED = 303
EDGE = "between-the-parts"
LONGEST_START = 60.0  # seconds; what it may take is asserted where it is measured


@dataclass
class Newsroom:
    """A data folder with a report, and people who are signed in."""

    folder: Path
    report: str
    address: str
    cookies: list[tuple[str, str]]

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are started with."""
        return environment_of(self.folder)

    def copy_to(self, folder: Path) -> Newsroom:
        """The same in another folder."""
        for name in (DATABASE, "signing-key"):
            shutil.copy(self.folder / name, folder / name)
        return Newsroom(folder, self.report, self.address, self.cookies)

    def run(self, *command: str) -> str:
        """What a module of Python prints; a failure is raised with what it said."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            env=self.environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        return done.stdout.decode()

    def ask(self, query: str) -> list[Any]:
        """Rows of its database."""
        with closing(sqlite3.connect(self.folder / DATABASE)) as database:
            return database.execute(query).fetchall()


def environment_of(folder: Path) -> dict[str, str]:
    """The site's own settings with SQLite in a folder, whatever the tests around it have."""
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {
        **others,
        "ONRECORD_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
    }


@contextmanager
def a_newsroom() -> Iterator[Newsroom]:
    """A new one, gone afterwards; it takes some seconds of the processor."""
    with tempfile.TemporaryDirectory(prefix="onrecord-faults-") as made:
        empty = Newsroom(Path(made), "", "", [])
        facts = json.loads(empty.run("tests.faults.a_newsroom"))
        empty.ask("PRAGMA wal_checkpoint(TRUNCATE)")
        yield Newsroom(Path(made), **facts)


class Server:
    """A server of a newsroom, started anew as often as it is killed."""

    def __init__(
        self, newsroom: Newsroom, *, workers: int = 1, holds_the_socket: bool = False
    ) -> None:
        self.newsroom = newsroom
        self._socket = _listening() if holds_the_socket else None
        self.port = self._socket.getsockname()[1] if self._socket else free_port()
        handed_on = [self._socket.fileno()] if self._socket else []
        self._group = 0
        self._loaded = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.faults.a_server"),
                *map(str, [self.port, workers, *handed_on]),
            ],
            pass_fds=handed_on,
            env=newsroom.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._read()

    @property
    def number(self) -> int:
        """Of its process, and of its group."""
        return self._group

    @property
    def has_ended(self) -> bool:
        """Whether no process of its group is left."""
        try:
            os.killpg(self._group, 0)
        except ProcessLookupError:
            return True
        return False

    def start(self) -> float:
        """Start it; how many seconds it took to say that it is ready."""
        begun = time.monotonic()
        assert self._loaded.stdin
        self._loaded.stdin.write("start\n")
        self._loaded.stdin.flush()
        self._group = int(self._read())
        while time.monotonic() - begun < LONGEST_START:
            with suppress(OSError, http.client.HTTPException):
                if self.get("/readyz")[0] == 200:
                    return time.monotonic() - begun
            time.sleep(0.02)
        raise TimeoutError("The server did not get ready.")

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the whole group."""
        with suppress(ProcessLookupError):
            os.killpg(self._group, number)

    def wait_for_the_end(self) -> None:
        """Wait until the group has ended by itself."""
        while not self.has_ended:
            time.sleep(0.01)

    def end(self) -> None:
        """Kill it, and what could start it again."""
        if self._group:
            self.kill()
        self._loaded.kill()
        self._loaded.communicate()

    def get(self, path: str, *, timeout: float = 30) -> tuple[int, bytes]:
        """Status and body of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        with closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def post(self, who: int, text: str, key: str, *, timeout: float = 30) -> tuple[int, bytes, str]:
        """Status, body and ``Retry-After`` of a comment by one of the people."""
        body = {"text": text, "posting_key": key, "csrfmiddlewaretoken": self._token(who)}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        address = f"/discussion/{self.newsroom.report}/write/"
        return self._send(who, address, urlencode(body).encode(), form, timeout=timeout)

    def show_face(self, who: int, picture: bytes) -> int:
        """Status of a picture that one of the people shows of themselves from now on."""
        facts = {"name": f"Person {who}", "bio": "", "csrfmiddlewaretoken": self._token(who)}
        parts = [
            f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in facts.items()
        ]
        file = 'Content-Disposition: form-data; name="face"; filename="face.png"'
        head = f"--{EDGE}\r\n{file}\r\nContent-Type: image/png\r\n\r\n"
        body = "".join([*parts, head]).encode() + picture + f"\r\n--{EDGE}--\r\n".encode()
        form = {"Content-Type": f"multipart/form-data; boundary={EDGE}"}
        return self._send(who, "/account/", body, form)[0]

    def _token(self, who: int) -> str:
        return self.newsroom.cookies[who % len(self.newsroom.cookies)][1]

    def _send(
        self, who: int, path: str, body: bytes, form: dict[str, str], *, timeout: float = 30
    ) -> tuple[int, bytes, str]:
        session, token = self.newsroom.cookies[who % len(self.newsroom.cookies)]
        headers = {"Cookie": f"sessionid={session}; csrftoken={token}", **form}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        with closing(connection):
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers.get("Retry-After", "")

    def _read(self) -> str:
        assert self._loaded.stdout
        return self._loaded.stdout.readline()


def workers_of(server: int) -> list[int]:
    """The numbers of the processes that serve, of a server that has several (proc(5))."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    named = {child: Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [int(child) for child, words in named.items() if b"spawn_main" in words]


def _listening() -> socket.socket:
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    held.listen(256)
    return held
