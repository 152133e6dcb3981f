"""A whole site for the journeys: its own data, its own server, a real browser."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from tests.journeys.provider import SECRET, Provider, provider
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
NOT_TOO_WIDE = "document.documentElement.scrollWidth <= innerWidth"
CAPTURE = Path(__file__).with_name("captured.txt")
# The first is Chromium without windows, tabs and toolbars of its own, which no page knows of: the
# others take several times as long for a page.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
# A busy machine takes its time: what comes at all may come late, and a failure is only told later.
expect.set_options(timeout=20_000)
PASSWORD = "a long enough passphrase"
PEOPLE = f"""
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from onrecord.people.models import User
roles = {{"Ed": "Editors", "Mo": "Moderators", "Ada": "Administrators", "Rosa": ""}}
for name, group in roles.items():
    address = f"{{name.lower()}}@example.org"
    person = User.objects.create_user(address, "{PASSWORD}", name=f"{{name}} Reed")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    if group:
        person.groups.add(Group.objects.get(name=group))
"""

# The static files are packed beside all else: neither needs the other, and both take long.
MAKE = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from django.core.management import call_command
from onrecord.delivery.preparing import collect_static, prepare_database
prepare_database(sys.stderr)
packing = ThreadPoolExecutor().submit(collect_static, sys.stderr)
call_command("sample")
{PEOPLE}
call_command("import", {str(CAPTURE)!r}, publish=True)
packing.result()
"""

CONFIRM = """
from django.utils import timezone
from onrecord.exchange.models import Capture
from onrecord.people.models import User
from onrecord.record.actions import confirm_entries
report = Capture.objects.earliest("pk").report
ada = User.objects.get(email="ada@example.org")
entries = [*report.statements.all(), *report.figures.all()]
confirm_entries(entries=entries, editor=ada, at=timezone.now())
print(report.get_absolute_url())
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a journey; without a browser none can be made, which CI refuses."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker("journey")
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="NO CHROMIUM: BROWSER JOURNEYS SKIPPED"))


INSIDE = """
import contextlib, io, json, sys
for line in sys.stdin:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(json.loads(line), {})
    print(json.dumps(said.getvalue()), flush=True)
"""


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, and what its processes are started with."""

    address: str
    environment: dict[str, str]

    def told(self, program: str) -> str:
        """What a program of Python prints inside the site; one process, which takes seconds to
        start, does all of them."""
        process = self._inside
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(program) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, "the program failed: see what it printed"
        return json.loads(answer).strip()

    def end(self) -> None:
        """End what was started to be told something."""
        if "_inside" in self.__dict__:
            self._inside.communicate()

    def begin(self, program: str) -> subprocess.Popen[str]:
        """A process inside the site that is told lines, and tells lines."""
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord", "shell", "-v", "0", "-c", program],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @cached_property
    def _inside(self) -> subprocess.Popen[str]:
        return self.begin(INSIDE)


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[Provider]:
    """Where a reader has an account, and which the newsroom takes."""
    with provider() as running:
        yield running


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data of the sample newsroom with one imported capture, made once for all processes."""
    here = tmp_path_factory.getbasetemp()
    shared = here if worker_id == "master" else here.parent
    made = shared / "newsroom of journeys"
    with (shared / "newsroom of journeys.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            begun = made.with_suffix(".begun")
            site = _site(begun, port=free_port())
            site.told(MAKE)
            site.end()
            begun.rename(made)
    return made


@pytest.fixture(scope="session")
def site(
    elsewhere: Provider, newsroom: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """That newsroom, served on a port of its own."""
    folder = tmp_path_factory.mktemp("site of journeys")
    shutil.copytree(newsroom, folder / "data")
    port = free_port()
    site = _site(
        folder / "data",
        port=port,
        ONRECORD_OIDC_URL=elsewhere.address,
        ONRECORD_OIDC_CLIENT_ID="the-newsroom",
        ONRECORD_OIDC_CLIENT_SECRET=SECRET,
        ONRECORD_OIDC_NAME="Readers’ union",
    )
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "onrecord", "serve", "--port", str(port)],
            cwd=ROOT,
            env=site.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(site.address, folder / "log")
            yield site
        finally:
            site.end()
            server.terminate()
            server.wait(timeout=20)


def _site(data: Path, *, port: int, **facts: str) -> Site:
    address = f"http://127.0.0.1:{port}"
    settings = {
        "ONRECORD_DATA": str(data),
        "ONRECORD_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "onrecord.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    return Site(address=address, environment=os.environ | settings | facts)


def _wait_until_ready(address: str, log: Path) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail(f"the site did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium, without its calls home."""
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    }


@pytest.fixture(scope="session")
def base_url(site: Site) -> str:
    """Addresses in the journeys are paths on the site."""
    return site.address


@pytest.fixture(scope="session")
def report_path(site: Site) -> str:
    """The imported report's path; an editor has put all that was found in it on record."""
    return site.told(CONFIRM).splitlines()[-1]


@pytest.fixture
def report(page: Page, report_path: str) -> Page:
    """The imported report, opened."""
    page.goto(report_path)
    return page


def sign_in(page: Page, who: str, *, then: str = "/") -> None:
    """Sign in with e-mail and password as ed, mo, ada or rosa."""
    page.goto(f"/account/login/?next={then}")
    page.get_by_label("Email").fill(f"{who}@example.org")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.locator("main form button[type=submit], main form button:not([type])").first.click()
    page.wait_for_url(f"**{then}")


def becomes(page: Page | Frame, condition: str) -> None:
    """Wait, as `expect` does, until a condition in the page's own words holds.

    Layout, pictures and messages between windows arrive when they arrive; and the site's policy
    forbids what the browser's driver would otherwise wait with.
    """
    until = time.monotonic() + 20
    while not page.evaluate(condition):
        assert time.monotonic() < until, f"this never became true: {condition}"
        time.sleep(0.05)


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG on the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['help']} at {item['nodes'][0]['target']}" for item in found]
