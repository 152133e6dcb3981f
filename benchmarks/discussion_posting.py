"""How many comments a second are accepted from 32 clients, beside Isso in the same run.

    python benchmarks/discussion_posting.py [--isso PATH] [--posts N] [--rounds N] [--workers N]

Both are asked over HTTP on this machine, in turn, by 32 clients with connections of their own. On
Record keeps every check on, on SQLite with ``synchronous=FULL``: signed-in readers, form tokens,
limits, holds, the log, a durable commit before each answer. Isso (``pip install isso gunicorn`` in
an environment of its own; ``--isso`` is its command) has its limits off; it is served by its own
server in one round and by gunicorn, if that stands beside it, in the next.

Each post has a key of its own, and every tenth is sent again once the round is over, so that both
are asked for as much: of a key that was acknowledged nothing means that it was lost, and two
comments that it was kept twice. Printed are accepted comments a second, the 95th percentile, the
processor time that a comment takes, and last the ratio to each of Isso's two servers, as the median
of its rounds, and how many were lost and kept twice.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
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
    parser.add_argument("--posts", type=int, default=20, help="comments of each client in a round")
    parser.add_argument("--rounds", type=int, default=2, help="rounds of each")
    parser.add_argument(
        "--workers", type=int, default=2, help="processes of On Record, of gunicorn"
    )
    chosen = parser.parse_args()
    if chosen.isso and not shutil.which(chosen.isso):
        parser.error(f"--isso is its command, such as VENV/bin/isso; {chosen.isso} is none.")
    ratios, kept = defaultdict[str, list[float]](list), Counter[str]()
    with newsroom() as folder:
        made = report("Under load")
        cookies = [_sign_in(person) for person in readers()]
        for turn in range(chosen.rounds):
            ours = _on_record(
                Path(folder), made, cookies=cookies, turn=turn, chosen=chosen, kept=kept
            )
            if chosen.isso:
                name, theirs = _isso(chosen.isso, chosen.posts, chosen.workers, turn)
                ratios[name].append(ours / theirs)
    if not ratios:
        print("Isso: skipped, it is not installed.")
    for name, found in ratios.items():
        print(f"On Record / {name}: {statistics.median(found):.2f}, ", end="")
    print(f"lost {kept['lost']}, twice {kept['twice']}")


def _on_record(
    folder: Path, made: Any, *, cookies: list[Any], turn: int, chosen: Any, kept: Counter[str]
) -> float:
    from onrecord.discussion.models import Comment  # noqa: PLC0415  after the set-up
    from onrecord.people.models import Allowance  # noqa: PLC0415  the same

    path = f"/discussion/{made.short_id}/write/"
    acknowledged: set[str] = set()

    def post(connection: http.client.HTTPConnection, client: int, number: int) -> int:
        # Each reader posts a few times only: limits are on.
        who = (client * chosen.posts + number) % READERS
        session, token = cookies[who]
        words = _words(f"{turn}-{client}-{number}")
        body = {
            "text": words,
            "posting_key": f"{turn}-{client}-{number}",
            "csrfmiddlewaretoken": token,
        }
        headers = {
            "Cookie": f"sessionid={session}; csrftoken={token}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.{who}.{number % 200}.7",
        }
        connection.request("POST", path, urlencode(body), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status in ACCEPTED:
            acknowledged.add(words)
        return answer.status

    Allowance.objects.all().delete()
    with _serving(folder, chosen.workers) as (port, process):
        rate = _load("On Record", port, post, posts=chosen.posts, process=process)
        _send_again(port, post, posts=chosen.posts)
    found = Counter(Comment.objects.values_list("body_source", flat=True))
    kept["lost"] += sum(1 for words in acknowledged if not found[words])
    kept["twice"] += sum(1 for words in acknowledged if found[words] > 1)
    return rate


def _send_again(port: int, post: Post, *, posts: int) -> None:
    """Every tenth, as a browser does that heard no answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for client in range(CLIENTS):
        for number in range(0, posts, 10):
            assert post(connection, client, number) in ACCEPTED
    connection.close()


def _words(key: str) -> str:
    """Thirty words that nobody else says: what many say alike waits for a moderator."""
    chance = random.Random(key)
    return " ".join("".join(chance.choices("aeioudnrstlm", k=6)) for _ in range(30))


def _sign_in(person: Any) -> tuple[str, str]:
    from django.middleware.csrf import _get_new_csrf_string  # noqa: PLC0415  after the set-up
    from django.test import Client  # noqa: PLC0415  the same

    client = Client()
    client.force_login(person)
    return client.cookies["sessionid"].value, _get_new_csrf_string()


def _isso(command: str, posts: int, workers: int, turn: int) -> tuple[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        store = Path(folder) / "comments.db"
        settings = Path(folder) / "isso.cfg"
        settings.write_text(
            f"[general]\ndbpath = {store}\nhost = http://127.0.0.1:{port}/\n"
            f"[server]\nlisten = http://127.0.0.1:{port}\n[guard]\nenabled = false\n"
        )

        def post(connection: http.client.HTTPConnection, client: int, number: int) -> int:
            text = _words(f"{turn}-{client}-{number}")
            headers = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{port}"}
            body = json.dumps({"text": text, "title": "Under load"})
            connection.request("POST", "/new?uri=%2Funder-load", body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status

        gunicorn = Path(command).with_name("gunicorn")
        served, name = [command, "-c", str(settings), "run"], "Isso"
        if turn % 2 and gunicorn.exists():
            served = [str(gunicorn), "-b", f"127.0.0.1:{port}", "-w", str(workers), "isso.run"]
            name = "Isso under gunicorn"
        with _running(served, port, {**os.environ, "ISSO_SETTINGS": str(settings)}) as process:
            rate = _load(name, port, post, posts=posts, process=process)
        with sqlite3.connect(store) as kept:
            [journal] = kept.execute("PRAGMA journal_mode").fetchone()
            [durable] = kept.execute("PRAGMA synchronous").fetchone()
        print(f"{'':19} journal_mode={journal}, synchronous={durable} (2 is FULL)")
        return name, rate


def _load(name: str, port: int, post: Post, *, posts: int, process: int) -> float:
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

    be_a_client(CLIENTS)  # warms up
    spent.clear()
    threads = [threading.Thread(target=be_a_client, args=(n,)) for n in range(CLIENTS)]
    start, worked = time.perf_counter(), _processor_time(process)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = len(spent) / (time.perf_counter() - start)
    each = 1000 * (_processor_time(process) - worked) / max(1, len(spent))
    most = 1000 * sorted(spent)[int(len(spent) * 0.95)] if spent else 0
    print(
        f"{name:19} {rate:7.1f} a second, 95 % within {most:.0f} ms, {each:.1f} ms of processor"
        f" time each, refused {len(refused)} {sorted(set(refused)) or ''}"
    )
    return rate


def _processor_time(process: int) -> float:
    """Seconds, of a process and its children, as /proc tells; 0 where there is none."""
    spent = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(stat.parent.name) == process or int(words[1]) == process:
            spent += (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    return spent


@contextmanager
def _serving(folder: Path, workers: int) -> Iterator[tuple[int, int]]:
    environment = {**os.environ, "ONRECORD_TRUSTED_PROXIES": "1", "ONRECORD_DATA": str(folder)}
    port = _free_port()
    command = [sys.executable, "-m", "onrecord", "serve", "--port", str(port)]
    with _running([*command, "--workers", str(workers)], port, environment) as process:
        yield port, process


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[int]:
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        _wait_until_idle(process.pid)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait_until_idle(process: int) -> None:
    """Until all its processes have begun, for at most half a minute.

    Ours rest for a second before they load what no first reader needs.
    """
    spent, quiet = -1.0, 0
    for _ in range(30):
        before, spent = spent, _processor_time(process)
        quiet = quiet + 1 if spent - before < 0.1 else 0
        if quiet == 3:
            return
        time.sleep(1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
