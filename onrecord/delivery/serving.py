"""Runs the server: uvicorn with httptools and uvloop, and the fast path in front."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import closing
from typing import Any

import uvicorn
from django.conf import settings

from onrecord.delivery.heap import keep_one_heap
from onrecord.delivery.spreading import IS_SPREAD, door_of_each
from onrecord.delivery.workers import Workers

LAST_PORT = 65_535
APPLICATION = "onrecord.config.asgi:application"
PROTOCOL = "onrecord.config.protocol:FastProtocol"
NOT_SET = "http://127.0.0.1:8000"
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  compared with, not listened on


class CannotListen(Exception):
    """The address cannot be listened on; the message says what to do."""


def check_address(*, host: str, port: int) -> None:
    """``CannotListen`` where another program has the port, or the address is not this machine's."""
    if not 1 <= port <= LAST_PORT:
        raise CannotListen(f"There is no port {port}. Choose one from 1024 to {LAST_PORT}.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CannotListen(_advice(error, host, port)) from None


def check_socket(fd: int) -> None:
    """``CannotListen`` where that is no socket on which somebody listens."""
    try:
        with closing(socket.socket(fileno=os.dup(fd))) as held:
            listens = held.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    except OSError:
        listens = 0
    if not listens:
        raise CannotListen(
            f"--fd {fd} is no listening socket. Leave --fd out, or have systemd hand one on as 3."
        )


def serve(*, host: str, port: int, workers: int, fd: int | None = None) -> None:
    """Serve until told to stop; what is in hand is finished first, for up to ten seconds.

    ``fd`` is a listening socket that whoever starts us holds: it refuses nobody while we start.
    Raises ``CannotListen`` where another has taken the port since ``check_address``.
    """
    _name_the_address(host=host, port=port)
    keep_one_heap()
    how = _how(host=host, port=port)
    if workers == 1:
        uvicorn.run(APPLICATION, fd=fd, workers=1, **how)
        return
    config = uvicorn.Config(APPLICATION, fd=fd, workers=workers, **how)
    is_spread = IS_SPREAD and fd is None
    try:
        door = door_of_each(host=host, port=port) if is_spread else config.bind_socket()
    except OSError as error:
        raise CannotListen(_advice(error, host, port)) from None
    Workers(config, sockets=[door]).run()


def _how(*, host: str, port: int) -> dict[str, Any]:
    return {
        "host": host,
        "port": port,
        "http": PROTOCOL,
        "loop": "uvloop",
        "ws": "none",
        "lifespan": "auto",
        "log_level": "warning",
        "log_config": None,  # it speaks through our log, which leaves out what tells of a person
        "access_log": False,
        "server_header": False,
        # We read forwarding headers ourselves, by the number of proxies that the operator says.
        "proxy_headers": False,
        "timeout_keep_alive": 15,
        "timeout_graceful_shutdown": 10,
    }


def _name_the_address(*, host: str, port: int) -> None:
    """Pages of a site whose address nobody has set name the one that it is started on."""
    if settings.ONRECORD_ADDRESS != NOT_SET:
        return
    address = f"http://{'127.0.0.1' if host in EVERYWHERE else host}:{port}"
    os.environ["ONRECORD_ADDRESS"] = address  # for the workers, which read the settings anew
    settings.ONRECORD_ADDRESS = settings.WAGTAILADMIN_BASE_URL = address


def _advice(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is in use by another program. "
            f"Stop it, or choose another port: onrecord serve --port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} needs the administrator's rights. Choose one above 1023."
    return f"Cannot listen on {host} port {port}: {error}. Choose another --host or --port."
