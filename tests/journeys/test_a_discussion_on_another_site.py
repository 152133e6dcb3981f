"""A reader of another site reads a discussion there, and comes here to join in."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, becomes

COUNT = """
from onrecord.discussion.models import Discussion
print(Discussion.objects.order_by("-comment_count").first().report.short_id)
"""


REACHES = "(() => { try { return !!parent.document } catch { return false } })()"


@pytest.fixture
def elsewhere_page(site: Site) -> Iterator[str]:
    """A page of another site, with our script in it."""
    short_id = site.told(COUNT).splitlines()[-1]
    script = f'<script src="{site.address}/discussion/embed.js" data-report="{short_id}"></script>'
    html = f"<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>{script}".encode()

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html)

        def log_message(self, *words: Any) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()


def test_a_discussion_is_read_elsewhere_in_an_origin_of_its_own(
    page: Page, site: Site, elsewhere_page: str
) -> None:
    page.goto(elsewhere_page)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".comment").first).to_be_visible()

    # It grows to its own height, so that nothing scrolls within.
    expect(page.locator("iframe")).not_to_have_css("block-size", "400px")
    inner = next(one for one in page.frames if one.url.startswith(site.address))
    assert inner.evaluate("window.origin") == "null"
    becomes(inner, "document.documentElement.scrollHeight <= innerHeight + 1")

    # The page around it is out of reach, and others' messages change nothing.
    assert (
        inner.evaluate("(() => { try { return !!parent.document } catch { return false } })()")
        is False
    )
    height = page.locator("iframe").evaluate("one => one.style.blockSize")
    page.evaluate("postMessage({ onrecord: 'height', height: 99 }, '*')")
    page.wait_for_timeout(200)
    assert page.locator("iframe").evaluate("one => one.style.blockSize") == height

    with page.expect_popup() as opened:
        frame.locator(".embed-site").click()
    expect(opened.value).to_have_url(re.compile(re.escape(site.address) + ".*/discussion/$"))
