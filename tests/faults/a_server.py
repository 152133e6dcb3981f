"""Serves a site as often as told to: `python -m tests.faults.a_server PORT WORKERS [SOCKET]`.

Everything is loaded once. For each line that it reads it starts a server, in a group of its own,
and prints its number; the start of a process, which is measured elsewhere, costs no test a second.
"""

from __future__ import annotations

import os
import signal
import sys

import django


def main(port: int, workers: int, fd: int | None = None) -> None:
    """Start a server for each line."""
    django.setup()
    from onrecord.config import asgi, urls  # noqa: F401, PLC0415  loaded once, for all

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    print("loaded", flush=True)
    for _ in sys.stdin:
        server = os.fork()
        if server == 0:
            _serve(port, workers, fd)
        print(server, flush=True)


def _serve(port: int, workers: int, fd: int | None) -> None:
    from django.core.management import call_command  # noqa: PLC0415  after the set-up

    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    sys.stdout = sys.stderr
    call_command("serve", port=port, workers=workers, fd=fd)
    os._exit(0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
