"""A CDN may hold pages that say what they show, and is told by events which of them are old."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from onrecord.config.cdn import cdn
from onrecord.delivery import purging, tagging
from onrecord.delivery.baking import Baked
from onrecord.delivery.events import announce
from onrecord.delivery.models import Event, Follower
from onrecord.delivery.oven import oven
from onrecord.delivery.purging import Purger, cdn_is_behind
from onrecord.delivery.tagging import headers_for
from onrecord.reports.models import Report
from tests.conftest import FOLLOWING

pytestmark = FOLLOWING


@dataclass
class Edge:
    """A CDN: what it was told, and how it answers."""

    url: str = ""
    status: int = 200
    told: list[Any] = field(default_factory=list)
    keys: list[Any] = field(default_factory=list)

    def purger(self, kind: str) -> Purger:
        """Whoever tells it."""
        return Purger(kind=kind, purge_url=self.url, key="a secret")

    @property
    def tags(self) -> list[list[str]]:
        """The tags of each purge."""
        return [next(iter(one.values())) for one in self.told]


@pytest.fixture
def edge() -> Iterator[Edge]:
    edge = Edge()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            edge.told.append(json.loads(body))
            edge.keys.append((self.headers["Fastly-Key"], self.headers["Authorization"]))
            self.send_response(edge.status)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    edge.url = f"http://127.0.0.1:{server.server_port}/purge"
    yield edge
    server.shutdown()
    server.server_close()


@pytest.fixture
def followed(edge: Edge) -> Purger:
    """One that has told it of the beginning."""
    purger = edge.purger("fastly")
    purger.step()
    Follower.objects.update(again=[])
    edge.told.clear()
    return purger


@pytest.mark.parametrize("kind", ["fastly", "cloudflare"])
def test_a_page_says_what_it_shows_and_browsers_still_ask_each_time(
    kind: str, client: Client, report: Report, settings: Any
) -> None:
    tags, hold = {
        "fastly": ("Surrogate-Key", "Surrogate-Control"),
        "cloudflare": ("Cache-Tag", "Cloudflare-CDN-Cache-Control"),
    }[kind]
    settings.CDN = kind
    oven.clear()

    page = client.get(report.get_absolute_url())

    assert f"report-{report.pk}" in page[tags].replace(",", " ").split()
    assert page[hold] == "max-age=3600"
    assert page["Cache-Control"] == "public, max-age=0, must-revalidate"
    missing = client.get("/nowhere-at-all/")
    assert tags not in missing
    assert missing["Cache-Control"] == "no-store"
    assert tags not in client.get("/me.json")


def test_without_a_cdn_nothing_is_said(client: Client, report: Report) -> None:
    assert "Surrogate-Key" not in client.get(report.get_absolute_url())


def test_what_shows_too_much_to_be_named_is_not_held(settings: Any) -> None:
    settings.CDN = "fastly"
    shows = frozenset(f"report:{number}" for number in range(1000))

    assert headers_for(Baked(body=b"", shows=shows)) == {}
    few = headers_for(Baked(body=b"", shows=frozenset(["front", "report:1"])))
    assert few["Surrogate-Key"] == "everything front report-1"
    assert len(few["Surrogate-Key"]) <= tagging.LONGEST


def test_what_has_changed_is_purged_at_once_and_soon_once_more(
    edge: Edge, followed: Purger
) -> None:
    announce("report:12", "front", "front")

    followed.step()
    followed.step()

    assert edge.told == [{"surrogate_keys": ["front", "report-12"]}]
    assert edge.keys[-1][0] == "a secret"
    follower = Follower.objects.get()
    Follower.objects.update(again=[[at - purging.AGAIN, tags] for at, tags in follower.again])
    followed.step()
    followed.step()
    assert edge.tags == [["front", "report-12"]] * 2


def test_cloudflare_is_told_in_its_own_words_and_in_lists_of_thirty(edge: Edge) -> None:
    purger = edge.purger("cloudflare")
    purger.step()
    assert edge.told == [{"tags": ["everything"]}]  # what it held before, nobody knows
    Follower.objects.update(again=[])
    announce(*(f"report:{number}" for number in range(40)))

    purger.step()

    assert [len(tags) for tags in edge.tags] == [1, 30, 10]
    assert edge.keys[-1][1] == "Bearer a secret"


def test_what_fails_is_told_later_by_whichever_process_and_said_to_people(
    edge: Edge, followed: Purger, caplog: pytest.LogCaptureFixture
) -> None:
    edge.status = 503
    announce("report:12")
    followed.step()
    followed.step()  # not before its wait is over
    announce("report:13")
    assert len(edge.told) == 1
    assert "answered 503" in caplog.text
    assert cdn_is_behind() == []
    since = Follower.objects.get().failing_since
    assert since
    Follower.objects.update(failing_since=since - timedelta(minutes=2))
    assert cdn_is_behind()

    edge.status = 200
    edge.purger("fastly").step()

    assert edge.tags[-1] == ["report-12", "report-13"]
    assert cdn_is_behind() == []


def test_where_events_may_have_been_missed_everything_is_purged(
    edge: Edge, followed: Purger
) -> None:
    announce("front")
    followed.step()
    Event.objects.all().delete()
    announce("report:1")

    followed.step()

    assert edge.tags[-1] == ["everything"]


def test_where_more_has_changed_than_can_be_listed_everything_is_purged(
    edge: Edge, followed: Purger
) -> None:
    announce(*(f"report:{number}" for number in range(2561)))

    followed.step()

    assert edge.tags == [["everything"]]


@pytest.mark.parametrize(
    ("kind", "message"), [("akami", "fastly or cloudflare"), ("fastly", "ONRECORD_CDN_PURGE_URL")]
)
def test_half_a_setting_is_refused_by_name(
    kind: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CDN", kind)

    with pytest.raises(ImproperlyConfigured, match=message):
        cdn()
