"""Nothing that the renderer makes runs in a browser, with the site's policy switched off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from onrecord.shared.comment_text import render
from onrecord.shared.text import tidy_prose
from tests.journeys.conftest import Site
from tests.journeys.payloads import framed

AT_ONCE = 400
WATCH = "window.heard = []; window.ran = () => { window.heard.push(document.URL); return 1 };"


@pytest.fixture
def watched(browser: Browser, site: Site) -> Iterator[Page]:
    """A browser without the policy, in which whatever runs is heard."""
    context = browser.new_context(base_url=site.address, bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    page.on(
        "request",
        lambda request: (
            "hole.example/" in request.url.partition("?")[0]
            and pytest.fail(f"{request.url} was asked")
        ),
    )
    yield page
    context.close()


def assert_nothing_ran(page: Page) -> None:
    """Nor would any link run something, as the browser itself reads it."""
    page.wait_for_timeout(150)
    assert page.evaluate("window.heard") == []
    schemes = page.evaluate("[...new Set([...document.links].map((link) => link.protocol))]")
    assert set(schemes) <= {"http:", "https:", "mailto:"}
    handlers = """[...document.querySelectorAll("main *")].filter((element) =>
        [...element.attributes].some((one) => one.name.startsWith("on"))).map((e) => e.outerHTML)"""
    assert page.evaluate(handlers) == []


def test_the_renderer_leaves_nothing_that_runs_however_often_it_is_parsed(watched: Page) -> None:
    texts = [tidy_prose(text) for text in framed()]
    assert len(texts) > 5000
    watched.goto("/about/")
    for start in range(0, len(texts), AT_ONCE):
        html = "".join(f"<div>{render(text)}</div>" for text in texts[start : start + AT_ONCE])
        watched.evaluate(
            """(html) => { const main = document.querySelector("main");
            main.innerHTML = html;
            for (const again of [1, 2]) main.innerHTML = main.innerHTML;
            for (const link of document.links) link.dispatchEvent(new MouseEvent("mouseover"));
            }""",
            html,
        )
        assert_nothing_ran(watched)


def test_the_watch_hears_what_runs(watched: Page) -> None:
    watched.goto("/about/")
    watched.evaluate("document.querySelector('main').innerHTML = '<img src=x onerror=ran()>'")
    watched.wait_for_timeout(300)

    assert watched.evaluate("window.heard.length") == 1
