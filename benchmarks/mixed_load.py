"""Memory and open files of a site under mixed load: at most 1 MB an hour and four files more.

    python benchmarks/mixed_load.py [--minutes 120] [--data FOLDER]

`onrecord serve --workers 2` over a sample newsroom, or a copy of FOLDER, which holds one. Readers
ask for every page of its sitemaps, for searches, discussions and addresses that there are not; two
hundred people comment; an editor publishes reports anew; live streams come and go. Twice a minute
the memory and the descriptors of the whole group are written down: what is its own, for of what is
mapped from files it has a larger share when another program ends. The slope is that of the straight
line which fits them best after the first quarter, in which what is kept fills up.
Exits with 1 where something failed, memory grew by more, or descriptors were left open.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from serving import fetch, free_port, wait_for
from start_and_memory import group, proportional_mb

MOST_MB, MOST_DESCRIPTORS = 1.0, 4
EVERY = 30.0  # seconds between two looks
OWN = ["Pss_Anon", "Pss_Shmem"]
ORDERS = ["oldest", "newest", "best", "replies"]
WORDS = "bridge council river harbour school winter ferry market tram budget".split()
PEOPLE = """
import json
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from onrecord.people.models import User
def signed_in(number):
    client = Client()
    client.force_login(User.objects.create_user(f"{number}@example.net", name=f"Reader {number}"))
    return client.cookies["sessionid"].value, _get_new_csrf_string()
print(json.dumps([signed_in(number) for number in range(200)]))
"""
PUBLISH = """
import random, sys
from django.db import OperationalError
from django.utils import timezone
from onrecord.people.models import User
from onrecord.reports.actions import publish_report
from onrecord.reports.models import Report
editor = User.objects.create_superuser("load@example.net", name="Ed")
for line in sys.stdin:
    report = random.choice(Report.objects.filter(live=True))
    report.headline = f"{report.headline.partition(' (')[0]} ({line.strip()})"
    try:
        report.save_revision(user=editor)
        publish_report(report=Report.objects.get(pk=report.pk), editor=editor, at=timezone.now())
    except OperationalError:  # others wrote for too long: an editor is told so, and goes on
        print("told to wait", flush=True)
    else:
        print("published", flush=True)
"""


def main() -> int:
    """Set up, load, look, print; 1 where a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        os.environ |= {"ONRECORD_DATA": str(data), "ONRECORD_TRUSTED_PROXIES": "1"}
        if asked.data:
            shutil.copytree(asked.data, data)
        _onrecord("prepare").wait()
        if not asked.data:
            _onrecord("sample").wait()
        port = free_port()
        people = json.loads(_said("shell", "-v", "0", "-c", PEOPLE).splitlines()[-1])
        site = _onrecord("serve", "--port", str(port), "--workers", "2")
        load = Load(port, people)
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz", site)
            load.start()
            seen = _look(site.pid, seconds=asked.minutes * 60)
            load.stop()
        finally:
            site.send_signal(signal.SIGTERM)
            site.wait(timeout=30)
    return _tell(seen, load.done)


class Load:
    """Readers, writers, an editor and listeners, each in a thread, and what they were answered."""

    def __init__(self, port: int, people: list[tuple[str, str]]) -> None:
        self._port, self._people = port, people
        self._stopping = threading.Event()
        self._pages: list[str] = []
        self._discussed: list[str] = []
        self._reports: list[str] = []
        self.done: Counter[str] = Counter()
        doing = [self._read] * 4 + [self._write] * 2 + [self._listen] * 5 + [self._publish]
        self._threads = [threading.Thread(target=self._go_on, args=(do,)) for do in doing]

    def start(self) -> None:
        """Learn the site's addresses, begin."""
        site = f"http://127.0.0.1:{self._port}"
        maps = re.findall(
            r"<loc>[^<]*?//[^/]+(/[^<]+)</loc>", fetch(f"{site}/sitemap.xml").decode()
        )
        found = [
            re.findall(rb"<loc>[^<]*?//[^/]+(/[^<]*)</loc>", fetch(site + one)) for one in maps
        ]
        self._pages = [path.decode() for paths in found for path in paths]
        for path in self._pages:
            if link := re.search(rb"/discussion/(\w+)/write/", fetch(site + path)):
                self._discussed.append(path)
                self._reports.append(link[1].decode())
        self._editor = _onrecord("shell", "-v", "0", "-c", PUBLISH)
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, each after what it has in hand."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()
        self._editor.communicate()

    def _go_on(self, do: Callable[[random.Random], str]) -> None:
        chance = random.Random()
        while not self._stopping.is_set():
            try:
                self.done[do(chance)] += 1
            except (OSError, http.client.HTTPException) as error:
                self.done[f"failed: {error!r}"] += 1

    def _read(self, chance: random.Random) -> str:
        self._stopping.wait(0.25)
        word = chance.choice(WORDS)
        path = chance.choice(
            [
                *[chance.choice(self._pages)] * 6,
                f"/search/?q={word}+{chance.randrange(500)}",
                f"/nothing/{chance.randrange(10**9)}/",
                f"{chance.choice(self._pages)}?from={chance.randrange(10**9)}",
                f"{chance.choice(self._discussed)}discussion/?order={chance.choice(ORDERS)}",
            ]
        )
        packing = chance.choice(["gzip", "br", "identity"])
        return f"read {self._ask('GET', path, headers={'Accept-Encoding': packing})}"

    def _write(self, chance: random.Random) -> str:
        self._stopping.wait(1)
        session, token = chance.choice(self._people)
        text = " ".join(chance.choices(WORDS, k=20)) + f" {chance.randrange(10**9)}"
        key = str(chance.randrange(10**12))
        body = urlencode({"text": text, "posting_key": key, "csrfmiddlewaretoken": token})
        headers = {
            "Cookie": f"sessionid={session}; csrftoken={token}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.{chance.randrange(250)}.{chance.randrange(250)}.7",
        }
        path = f"/discussion/{chance.choice(self._reports)}/write/"
        return f"wrote {self._ask('POST', path, body, headers=headers)}"

    def _listen(self, chance: random.Random) -> str:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        with closing(line):
            line.request("GET", f"/live/{chance.choice(self._reports)}")
            answer = line.getresponse()
            self._stopping.wait(chance.uniform(1, 40))
            return f"listened {answer.status}"

    def _publish(self, chance: random.Random) -> str:
        self._stopping.wait(10)
        assert self._editor.stdin
        assert self._editor.stdout
        self._editor.stdin.write(f"{chance.randrange(1000)}\n")
        self._editor.stdin.flush()
        return self._editor.stdout.readline().strip() or "failed: the editor left"

    def _ask(self, how: str, path: str, body: str = "", *, headers: dict[str, str]) -> int:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        with closing(line):
            line.request(how, path, body or None, headers)
            answer = line.getresponse()
            answer.read()
            return answer.status


def _look(leader: int, *, seconds: float) -> list[tuple[float, float, int]]:
    """Hours since the first look, megabytes, descriptors; twice a minute."""
    begun, seen = time.monotonic(), []
    while (passed := time.monotonic() - begun) < seconds:
        processes = group(leader)
        size = sum(proportional_mb(process, of=OWN) for process in processes)
        open_files = sum(len([*Path(f"/proc/{one}/fd").iterdir()]) for one in processes)
        seen.append((passed / 3600, size, open_files))
        if len(seen) % 20 == 1:
            mapped = sum(proportional_mb(process, of=["Pss_File"]) for process in processes)
            print(
                f"{passed / 60:5.0f} min {size:7.1f} MB, {mapped:.1f} MB of files, "
                f"{open_files} descriptors",
                flush=True,
            )
        time.sleep(EVERY)
    return seen


def _tell(seen: list[tuple[float, float, int]], done: Counter[str]) -> int:
    later = seen[len(seen) // 4 :]
    hours, sizes, files = zip(*later, strict=True)
    slope = statistics.linear_regression(hours, sizes).slope
    tenth = max(1, len(files) // 10)
    more = statistics.median(files[-tenth:]) - statistics.median(files[:tenth])
    failed = sum(number for what, number in done.items() if "fail" in what or " 5" in what)
    print(", ".join(f"{what}: {number}" for what, number in sorted(done.items())))
    print(f"memory {slope:+.2f} MB an hour, descriptors {more:+.0f}, {failed} failed")
    return int(slope > MOST_MB or more > MOST_DESCRIPTORS or failed > 0)


def _onrecord(*words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "onrecord", *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _said(*words: str) -> str:
    return _onrecord(*words).communicate()[0]


if __name__ == "__main__":
    sys.exit(main())
