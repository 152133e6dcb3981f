"""Of many connections at once each worker has its share, and one port has one server."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.request import urlopen

import pytest

from onrecord.delivery.spreading import door_of_each
from tests.faults.newsroom import environment_of, workers_of
from tests.ports import doors_of, free_port

CONNECTIONS = 200
LEAST = 50  # of 200, half and half by chance: fewer are never seen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux spreads connections")


def wait_at(door: socket.socket, told: Connection) -> None:
    """A worker: listen, say so, and once asked how many came, tell."""
    door.listen(CONNECTIONS)
    told.send("listening")
    told.recv()
    door.setblocking(False)
    came = []
    while True:
        try:
            came.append(door.accept())
        except BlockingIOError:
            break
    told.send(len(came))


@pytest.fixture
def door() -> Iterator[socket.socket]:
    """A port of which nobody else knows."""
    with door_of_each(host="127.0.0.1", port=free_port()) as held:
        yield held


def test_each_of_two_workers_has_its_share_of_a_crowd(door: socket.socket) -> None:
    spawn, workers = multiprocessing.get_context("spawn"), []
    for _ in range(2):
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=wait_at, args=(door, theirs))
        process.start()
        workers.append((process, ours))
    assert [ours.recv() for _, ours in workers] == ["listening", "listening"]

    with ExitStack() as crowd:
        for _ in range(CONNECTIONS):
            crowd.enter_context(socket.create_connection(door.getsockname()))
        for _, ours in workers:
            ours.send("how many?")
        shares = [ours.recv() for _, ours in workers]

    for process, _ in workers:
        process.join()
    assert sum(shares) == CONNECTIONS
    assert min(shares) >= LEAST


def test_a_second_server_is_not_let_in_before_the_first_listens(door: socket.socket) -> None:
    host, port = door.getsockname()

    with pytest.raises(OSError, match="in use"):
        door_of_each(host=host, port=port)


def test_a_port_whose_server_has_gone_is_free(door: socket.socket) -> None:
    host, port = door.getsockname()
    door.close()

    door_of_each(host=host, port=port).close()


def test_a_port_on_which_another_program_listens_is_refused() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        with pytest.raises(OSError, match="in use"):
            door_of_each(host="127.0.0.1", port=other.getsockname()[1])


def test_a_site_of_two_workers_answers_by_two_doors_and_tells_of_one_that_dies(
    tmp_path: Path,
) -> None:
    port, environment = free_port(), environment_of(tmp_path)
    onrecord = [sys.executable, "-m", "onrecord"]
    subprocess.run([*onrecord, "prepare"], env=environment, check=True, stdout=subprocess.DEVNULL)
    serve = [*onrecord, "serve", "--workers", "2", "--port", str(port)]
    site = subprocess.Popen(
        serve, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        assert _comes(lambda: doors_of(port) == 2)
        answers = [urlopen(f"http://127.0.0.1:{port}/healthz").status for _ in range(10)]
        dead = workers_of(site.pid)[0]
        os.kill(dead, signal.SIGKILL)
        is_replaced = _comes(lambda: len({*workers_of(site.pid)} - {dead}) == 2)
    finally:
        site.send_signal(signal.SIGTERM)
        _, said = site.communicate(timeout=30)

    assert answers == [200] * 10
    assert is_replaced
    assert f"Worker {dead} ended with code -9: another takes its place." in said.decode()
    assert site.returncode == 0


def _comes(is_so: Callable[[], bool]) -> bool:
    """Whether it is so within a minute."""
    until = time.monotonic() + 60
    while not is_so() and time.monotonic() < until:
        time.sleep(0.1)
    return is_so()
