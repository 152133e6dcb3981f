"""A server on this machine that stands for somebody else's, which comments are shown to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Outside:
    """What it was asked; ``says`` writes the answer, ``answers`` sets a whole one."""

    address: str = ""
    says: Callable[[BaseHTTPRequestHandler], None] = lambda handler: None
    asked: list[Any] = field(default_factory=list)

    def answers(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        """With these bytes, from now on."""

        def say(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.says = say


@contextmanager
def outside(understood: Callable[[bytes], Any]) -> Iterator[Outside]:
    """It runs for so long; ``asked`` keeps what it understood of each request's body."""
    here = Outside()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            here.asked.append(understood(self.rfile.read(int(self.headers["Content-Length"]))))
            try:
                here.says(self)
            except OSError:
                return  # who asked has gone

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    here.address = f"http://127.0.0.1:{server.server_port}"
    yield here
    server.shutdown()
    server.server_close()
