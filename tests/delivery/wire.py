"""Speaks to a server byte by byte."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field

PATIENCE = 20.0  # seconds, far more than any answer takes


@dataclass
class Answer:
    """One answer as it came. Names of headers in the order and case they came in."""

    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def __getitem__(self, name: str) -> str:
        return dict(self.headers)[name]

    @property
    def undated(self) -> tuple[int, list[tuple[str, str]], bytes]:
        """All of it but the second it was sent in."""
        return self.status, [one for one in self.headers if one[0] != "date"], self.body


class Wire:
    """One connection."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self.socket.makefile("rb")

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self.socket.close()

    def send(self, data: bytes) -> None:
        """Send it as it is."""
        self.socket.sendall(data)

    def answer(self, *, to_head: bool = False) -> Answer | None:
        """The next answer, or None where the connection is closed instead."""
        first = self._line()
        if first is None:
            return None
        answer = Answer(status=int(first.split(" ")[1]))
        while line := self._line():
            name, _, value = line.partition(": ")
            answer.headers.append((name, value))
        said = dict(answer.headers)
        if "transfer-encoding" in said:
            answer.body = self._chunks()
        elif not to_head and answer.status != 304:
            answer.body = self._file.read(int(said.get("content-length", 0)))
        return answer

    def is_closed(self) -> bool:
        """Whether the server closes it, having said no more."""
        try:
            return self._file.read(1) == b""
        except ConnectionResetError:
            return True

    def _line(self) -> str | None:
        try:
            line = self._file.readline()
        except ConnectionResetError:
            return None
        return line.decode("latin-1").rstrip("\r\n") if line else None

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self._file.readline(), 16):
            body += self._file.read(size)
            self._file.readline()
        self._file.readline()
        return body


def request(
    path: str, *headers: str, method: str = "GET", host: str | None = "localhost", end: str = ""
) -> bytes:
    """A request's bytes; each header is a whole line."""
    lines = [f"{method} {path} HTTP/1.1", *([f"Host: {host}"] if host else []), *headers]
    return ("\r\n".join(lines) + "\r\n\r\n" + end).encode("latin-1")


def ask(port: int, *data: bytes, to_head: bool = False) -> list[Answer]:
    """The answers to requests that are sent at once."""
    with Wire(port) as wire:
        wire.send(b"".join(data))
        return [found for _ in data if (found := wire.answer(to_head=to_head))]


def ask_one(port: int, data: bytes, *, to_head: bool = False) -> Answer:
    """The answer to one request."""
    answers = ask(port, data, to_head=to_head)
    assert answers, f"no answer to {data[:200]!r}"
    return answers[0]
