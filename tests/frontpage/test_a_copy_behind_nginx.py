"""The nginx example of the how-to serves a copy while no process of the site answers."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPResponse
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from onrecord.reports.models import Report
from tests.ports import free_port

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "keep-a-copy.md"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
TEMPORARY = "client_body proxy fastcgi uwsgi scgi".split()
SAFETY = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"]


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The port at which nginx follows the example, with the copy in ``folder`` and nobody else."""
    [example] = re.findall(r"```\n(location / .*?)```", HOW_TO.read_text(encoding="utf-8"), re.S)
    port, nobody = free_port(), free_port()
    places = " ".join(f"{name}_temp_path {folder}/temporary;" for name in TEMPORARY)
    (folder / "nginx.conf").write_text(
        f"daemon off; user root; pid {folder}/pid; error_log stderr; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {places}\n"
        f"upstream onrecord {{ server 127.0.0.1:{nobody}; }}\n"
        f"server {{ listen 127.0.0.1:{port};\n"
        f"{example.replace('/srv/onrecord/copy', str(folder / 'copy'))}\n}} }}\n"
    )
    nginx = subprocess.Popen([str(NGINX), "-c", folder / "nginx.conf", "-p", folder])
    try:
        yield port
    finally:
        nginx.terminate()
        nginx.wait(timeout=20)


def ask(port: int, path: str) -> tuple[HTTPResponse, bytes]:
    """The answer and its body; nginx is given a while to begin."""
    for _ in range(200):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with closing(connection):
            try:
                connection.request("GET", path)
            except ConnectionRefusedError:
                time.sleep(0.05)
                continue
            answer = connection.getresponse()
            return answer, answer.read()
    raise AssertionError("nginx did not begin.")


@pytest.mark.skipif(NGINX is None, reason="no nginx here")
def test_the_example_serves_pages_as_safely_as_the_program(
    tmp_path: Path, client: Client, report: Report
) -> None:
    call_command("bake", "--all", "--into", str(tmp_path / "copy"), verbosity=0)
    address = report.get_absolute_url()
    ours = client.get(address)

    with served(tmp_path) as port:
        page, body = ask(port, address)
        version, _ = ask(port, f"{address}versions/1.txt")
        unknown, _ = ask(port, "/search/?q=flood")
        own = [ask(port, f"/{name}")[0].status for name in (".index.sqlite3", ".kept")]

    written = tmp_path / "copy" / address.strip("/") / "index.html"
    assert (page.status, body) == (200, written.read_bytes())
    assert _safety(page.headers) == _safety(ours.headers)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert version.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert unknown.status == 503
    assert (tmp_path / "copy" / ".index.sqlite3").exists()
    assert own == [404, 404]


def _safety(headers: Mapping[str, str]) -> list[list[str]]:
    """What keeps a page from harm; the policy is a list in any order."""
    return [sorted(headers[name].split("; ")) for name in SAFETY]
