"""A baked page beside the home page of a stock Wagtail site: one worker each, on one core."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from serving import a_report, free_port, load, need, our_site, running

SETTINGS = """
from .base import *
DEBUG = False
SECRET_KEY = "of this benchmark"
ALLOWED_HOSTS = ["127.0.0.1"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""


def main() -> None:
    """Print each round, then the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--wagtail", type=Path, required=True)
    options.add_argument("--data", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=int, default=4)
    chosen = options.parse_args()
    need("wrk", "taskset")
    ratios = []
    with our_site(chosen.data) as ours, wagtail(chosen.wagtail.resolve()) as theirs:
        page = ours + a_report(ours)
        for number in range(1, chosen.rounds + 1):
            one = load(page, seconds=chosen.seconds)
            other = load(f"{theirs}/", seconds=chosen.seconds, connections=8)
            assert one.failed + other.failed == 0
            ratios.append(one.rate / other.rate)
            print(f"round {number}: ours {one.rate:,.0f}/s; Wagtail {other.rate:,.1f}/s")
    print(f"{statistics.median(ratios):,.0f} times Wagtail's requests/s (at least 100)")


@contextmanager
def wagtail(environment: Path) -> Iterator[str]:
    """A site as `wagtail start` makes it, in production, under gunicorn."""
    with tempfile.TemporaryDirectory() as name:
        there = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "site1.settings.bench",
            "PYTHONPATH": name,
            "PATH": f"{environment / 'bin'}:{os.environ['PATH']}",
        }
        for command in (
            ["wagtail", "start", "site1", "."],
            ["python", "manage.py", "migrate", "-v0"],
        ):
            subprocess.run(
                [str(environment / "bin" / command[0]), *command[1:]],
                cwd=name,
                env=there,
                stdout=subprocess.DEVNULL,
                check=True,
            )
            (Path(name) / "site1/settings/bench.py").write_text(SETTINGS)
        address = f"127.0.0.1:{free_port()}"
        gunicorn = [
            str(environment / "bin/gunicorn"),
            *["--chdir", name, "--workers", "1", "--threads", "4", "--bind", address],
            "site1.wsgi:application",
        ]
        with running(gunicorn, url=f"http://{address}/", **there):
            yield f"http://{address}"


if __name__ == "__main__":
    main()
