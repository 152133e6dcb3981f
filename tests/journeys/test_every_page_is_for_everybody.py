"""Accessibility, narrow screens, dark, right to left, and no script or style against the policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.journeys.conftest import NOT_TOO_WIDE, Site, becomes, sign_in, violations

PUBLIC = [
    "/",
    "/world/",
    "/search/?q=water",
    "/search/?q=647+militants",
    "/search/?q=left&of=statements",
    "/search/?q=18+thousand&of=figures",
    "/corrections/",
    "/archive/",
    "/archive/2016/",
    "/archive/2016/11/",
    "/archive/2016/11/30/",
    "/topics/",
    "/topics/aleppo/",
    "/speakers/",
    "/measures/",
    "/measures/militants-who-left-east-aleppo/",
    "/account/login/code/",
    "/account/password/reset/",
    "/standards/",
    "/standards/clauses/3/",
    "/moderation-log/",
    "/notice/",
    "/about/",
    "/feeds/",
    "/account/login/",
    "/account/signup/",
    "/no-such-page/",
]
DESK = ["/desk/", "/desk/moderation/", "/desk/record/measures/", "/desk/snippets/record/speaker/"]
# Of the report: pages below its own, and those to which a link of it leads.
BELOW = {
    "report": "",
    "discussion": "discussion/",
    "versions": "versions/",
    "version": "versions/1/",
}
LINKED = {
    "speaker": "#record h4 a",
    "write": "[data-comment-link]",
    "statement": "#record a.cite",
    "frame": "#record a.cite",
}


@pytest.mark.parametrize("path", [*PUBLIC, *BELOW, *LINKED, "gone"])
def test_a_public_page_has_no_violation_and_keeps_to_the_policy(
    page: Page, site: Site, report_path: str, path: str
) -> None:
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            heard.append(message.text)

    page.on("console", hear)
    page.goto(address(page, site, report_path, path))

    assert violations(page) == []
    assert heard == []


def address(page: Page, site: Site, report_path: str, path: str) -> str:
    """Where the page stands: one that is named is the report's, or found by its links."""
    if path in LINKED:
        page.goto(report_path)
        found = page.locator(LINKED[path]).first.get_attribute("href") or ""
        return f"{found}embed/" if path == "frame" else found
    if path == "gone":
        return site.told(GONE)
    return f"{report_path}{BELOW[path]}" if path in BELOW else path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1440])
def test_pages_fit_narrow_and_wide_screens_in_light_and_dark(
    browser: Browser, site: Site, report_path: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=site.address,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    measure = "/measures/civilians-who-left-east-aleppo/"
    for path in ("/", report_path, "/standards/", measure, "/search/?q=647+militants"):
        page.goto(path)
        becomes(page, NOT_TOO_WIDE)
        assert violations(page) == []
    context.close()


def test_a_right_to_left_report_reads_from_the_right(page: Page) -> None:
    page.goto("/")
    arabic = page.locator("article.teaser[dir=rtl] .teaser-headline a").first
    page.goto(arabic.get_attribute("href") or "")

    assert page.locator("article.report").get_attribute("dir") == "rtl"
    assert page.locator("article.report").get_attribute("lang") == "ar"
    assert violations(page) == []


@pytest.mark.parametrize("path", DESK)
def test_the_desks_own_screens_have_no_violation(page: Page, path: str) -> None:
    sign_in(page, "ada", then=path)

    assert violations(page) == []


GONE = """
from onrecord.reports.models import Report
print(Report.objects.exclude(unpublished_at=None).first().get_absolute_url())
"""
