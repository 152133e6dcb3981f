"""An address that cannot be listened on is refused with what to do, before anything is changed."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from onrecord.delivery.serving import PROTOCOL, CannotListen, check_address, check_socket


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("command", ["serve", "start"])
def test_a_taken_port_is_named_with_another_to_choose(taken: int, command: str) -> None:
    with pytest.raises(CommandError, match=f"Port {taken} on 127.0.0.1 is in use") as refusal:
        call_command(command, port=taken)

    assert refusal.value.returncode == 2
    assert f"--port {taken + 1}" in str(refusal.value)


@pytest.mark.parametrize("port", [0, -1, 65_536, 99_999])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(CannotListen, match="There is no port"):
        check_address(host="127.0.0.1", port=port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(CannotListen, match="Choose another --host or --port"):
        check_address(host="192.0.2.1", port=8000)


@pytest.mark.parametrize("fd", [-1, 99_999])
def test_what_is_no_socket_is_refused(fd: int) -> None:
    with pytest.raises(CommandError, match=f"--fd {fd} is no listening socket") as refusal:
        call_command("serve", fd=fd)

    assert refusal.value.returncode == 2


def test_a_file_or_a_socket_that_does_not_listen_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file, socket.socket() as deaf:
        for fd in (file.fileno(), deaf.fileno()):
            with pytest.raises(CannotListen, match="no listening socket"):
                check_socket(fd)


def test_a_listening_socket_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        check_socket(held.fileno())
        assert held.fileno() >= 0


def test_a_free_port_is_taken(taken: int) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    check_address(host="127.0.0.1", port=port)


def test_fewer_than_one_process_cannot_serve() -> None:
    with pytest.raises(CommandError, match="at least 1"):
        call_command("serve", workers=0)


def test_a_new_process_can_load_the_protocol_before_the_application() -> None:
    """As each of several workers does."""
    words = "import sys; from uvicorn.importer import import_from_string as load; load(sys.argv[1])"

    loaded = subprocess.run(
        [sys.executable, "-c", words, PROTOCOL], capture_output=True, text=True, check=False
    )

    assert loaded.returncode == 0, loaded.stderr


def test_the_process_that_starts_workers_loads_no_app(taken: int) -> None:
    """They load them all; that it does so too would double the time to the first page."""
    words = (
        "import sys, onrecord.cli as cli\n"
        f"sys.argv = ['onrecord', 'serve', '--port', '{taken}', '--workers', '2']\n"
        "try: cli.main()\n"
        "except SystemExit as end: print(end.code, 'wagtail' in sys.modules)"
    )

    tried = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=False
    )

    assert tried.stdout == "2 False\n"
    assert f"--port {taken + 1}" in tried.stderr
