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


def links(page: Page, selector: str) -> str:
    """Where the first such link on the page leads."""
    return page.locator(selector).first.get_attribute("href") or ""


@pytest.mark.parametrize(
    "path",
    [
        *[*PUBLIC, "report", "speaker", "discussion", "versions", "version", "gone", "write"],
        *["statement", "frame"],
    ],
)
def test_a_public_page_has_no_violation_and_keeps_to_the_policy(
    page: Page, site: Site, report_path: str, path: str
) -> None:
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            heard.append(message.text)

    page.on("console", hear)
    page.goto(report_path)
    found = {
        "report": report_path,
        "speaker": links(page, "#record h4 a"),
        "discussion": f"{report_path}discussion/",
        "versions": f"{report_path}versions/",
        "version": f"{report_path}versions/1/",
        "gone": site.told(GONE) if path == "gone" else "",
        "write": links(page, "[data-comment-link]"),
        "statement": links(page, "#record a.cite"),
        "frame": f"{links(page, '#record a.cite')}embed/",
    }
    page.goto(found.get(path, path))

    assert violations(page) == []
    assert heard == []


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
