"""Ports of this machine where a server can be started, and started again."""

from __future__ import annotations

import random
import socket
from pathlib import Path

# Below those that the kernel lends to connections outward (32768 and up): else, while a server is
# down, any connection on the machine may sit on its port.
OURS = range(20_000, 32_768)


def free_port() -> int:
    """A port where nobody listens. ``OSError`` where there is none."""
    for port in random.sample(OURS, 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("A hundred ports were taken.")


def doors_of(port: int) -> int:
    """How many sockets listen on the port, on Linux (proc(5), /proc/net/tcp: state 0A)."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[3] == "0A" and row[1].endswith(f":{port:04X}") for row in rows)
