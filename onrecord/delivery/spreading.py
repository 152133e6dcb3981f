"""Spreads new connections over the workers: each listens on the port by a socket of its own.

Where all wait at one socket, whoever is awake takes what comes, and of a crowd one worker may have
nearly all. Connections stay: a proxy keeps them for hours, and the other workers' processors idle.
Of several sockets on one port the kernel chooses one for each connection (socket(7), SO_REUSEPORT).
"""

from __future__ import annotations

import socket
import sys
from typing import Any

IS_SPREAD = sys.platform == "linux"
"""Elsewhere all connections go to one of such sockets."""


class _Door(socket.socket):
    """A socket bound to the port, that becomes another, bound alike, in each process it is sent to.

    The first one only keeps the port: nobody listens on it, so the kernel gives it no connection.
    """

    claim: socket.socket | None = None

    def close(self) -> None:
        """Leave the port, and the claim on it."""
        super().close()
        if self.claim:
            self.claim.close()

    def __reduce__(self) -> tuple[Any, ...]:
        host, port = self.getsockname()[:2]
        return _door, (self.family, host, port)


def door_of_each(*, host: str, port: int) -> socket.socket:
    """What to give every worker to listen on; raises ``OSError`` where the port is not free.

    A second server would be let in, too, until the first one's workers listen: the port is claimed
    by a name that only one can have, and that goes with whoever holds it (unix(7), abstract).
    """
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0onrecord-{host}-{port}")
        door = _door(socket.AF_INET6 if ":" in host else socket.AF_INET, host, port)
    except OSError:
        claim.close()
        raise
    door.claim = claim
    return door


def _door(family: socket.AddressFamily, host: str, port: int) -> _Door:
    door = _Door(family, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        door.bind((host, port))
    except OSError:
        door.close()
        raise
    return door
