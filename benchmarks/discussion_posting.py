"""How many comments a second are accepted from 32 clients, beside Isso in the same run.

    python benchmarks/discussion_posting.py [--isso PATH] [--posts N] [--workers N]

Both are asked over HTTP on this machine, one after the other, by 32 clients with connections of
their own. On Record keeps every check on, on SQLite with ``synchronous=FULL``: signed-in readers,
form tokens, limits, holds, the log, a durable commit before each answer. Every tenth post is sent
twice. Isso (installed in an environment of its own; ``--isso`` is its command) has its limits off.
Printed are accepted comments a second, the 95th percentile, and what was lost or kept twice.
"""

from __future__ import annotations

import argparse
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
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from a_discussion import READERS, newsroom, readers, report

CLIENTS = 32
ACCEPTED = {201, 202, 303}
Post = Callable[[http.client.HTTPConnection, int, int], int]


def main() -> None:
    """Post to one and the other, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--isso", default=shutil.which("isso"), help="the command of Isso")
    parser.add_argument("--posts", type=int, default=20, help="comments of each client")
    parser.add_argument("--workers", type=int, default=1, help="processes of On Record")
    chosen = parser.parse_args()
    with newsroom() as folder:
        ours = _on_record(Path(folder), chosen.posts, chosen.workers)
    if not chosen.isso:
        print("Isso: skipped, it is not installed.")
        return
    theirs = _isso(chosen.isso, chosen.posts)
    print(f"On Record / Isso: {ours / theirs:.2f}")


def _on_record(folder: Path, posts: int, workers: int) -> float:
    from onrecord.discussion.models import Comment, Discussion  # noqa: PLC0415  after the set-up

    made = report("Under load")
    cookies = [_sign_in(person) for person in readers()]
    path = f"/discussion/{made.short_id}/write/"

    def post(connection: http.client.HTTPConnection, client: int, number: int) -> int:
        # Each reader posts a few times only: limits are on.
        who = (client * posts + number) % READERS
        session, token = cookies[who]
        body = {
            "text": f"Remark {number} of client {client}, in words of its own.",
            "posting_key": f"{client}-{number}",
            "csrfmiddlewaretoken": token,
        }
        headers = {
            "Cookie": f"sessionid={session}; csrftoken={token}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.{who}.{number % 200}.7",
        }
        statuses = set()
        for _ in range(2 if number % 10 == 0 else 1):
            connection.request("POST", path, urlencode(body), headers)
            answer = connection.getresponse()
            answer.read()
            statuses.add(answer.status)
        return max(statuses)

    with _serving(folder, workers) as port:
        rate, accepted = _load("On Record", port, post, posts)
    kept = Comment.objects.count()
    discussion = Discussion.objects.get()
    print(
        f"{'':10} accepted {accepted}, kept {kept}: lost {max(0, accepted - kept)},"
        f" twice {max(0, kept - accepted)}; counted {discussion.comment_count}"
    )
    return rate


def _sign_in(person: Any) -> tuple[str, str]:
    from django.middleware.csrf import _get_new_csrf_string  # noqa: PLC0415  after the set-up
    from django.test import Client  # noqa: PLC0415  the same

    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value, _get_new_csrf_string()


def _isso(command: str, posts: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        store = Path(folder) / "comments.db"
        settings = Path(folder) / "isso.cfg"
        settings.write_text(
            f"[general]\ndbpath = {store}\nhost = http://127.0.0.1:{port}/\n"
            f"[server]\nlisten = http://127.0.0.1:{port}\n[guard]\nenabled = false\n"
        )

        def post(connection: http.client.HTTPConnection, client: int, number: int) -> int:
            text = f"Remark {number} of client {client}, in words of its own."
            headers = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{port}"}
            body = json.dumps({"text": text, "title": "Under load"})
            connection.request("POST", "/new?uri=%2Funder-load", body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status

        with _running([command, "-c", str(settings), "run"], port, dict(os.environ)):
            rate, accepted = _load("Isso", port, post, posts)
        [kept] = sqlite3.connect(store).execute("SELECT count(*) FROM comments").fetchone()
        print(f"{'':10} accepted {accepted}, kept {kept}")
        return rate


def _load(name: str, port: int, post: Post, posts: int) -> tuple[float, int]:
    spent: list[float] = []
    refused: list[int] = []

    def be_a_client(client: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for number in range(posts):
            begun = time.perf_counter()
            try:
                status = post(connection, client, number)
            except (http.client.HTTPException, OSError):
                connection.close()
                status = 0
            (spent if status in ACCEPTED else refused).append(
                time.perf_counter() - begun if status in ACCEPTED else status
            )

    threads = [threading.Thread(target=be_a_client, args=(n,)) for n in range(CLIENTS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = len(spent) / (time.perf_counter() - start)
    most = 1000 * sorted(spent)[int(len(spent) * 0.95)] if spent else 0
    print(
        f"{name:10} {rate:7.1f} a second, 95 % within {most:.0f} ms, refused {len(refused)}", end=""
    )
    print(f" {sorted(set(refused))}" if refused else "")
    return rate, len(spent)


@contextmanager
def _serving(folder: Path, workers: int) -> Iterator[int]:
    environment = {**os.environ, "ONRECORD_TRUSTED_PROXIES": "1", "ONRECORD_DATA": str(folder)}
    port = _free_port()
    command = [sys.executable, "-m", "onrecord", "serve", "--port", str(port)]
    with _running([*command, "--workers", str(workers)], port, environment):
        yield port


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
