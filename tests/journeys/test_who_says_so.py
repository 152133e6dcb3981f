"""Who says so, beside the words: by pointer, keyboard and touch, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import Site, becomes, violations

INSIDE = """() => {
  const box = document.querySelector(".note-card").getBoundingClientRect();
  return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
}"""


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """A narrow page that is touched."""
    context = browser.new_context(
        base_url=site.address, viewport={"width": 320, "height": 640}, has_touch=True
    )
    yield context.new_page()
    context.close()


def card_on(page: Page) -> Locator:
    return page.locator(".note-card")


def test_pointing_at_words_shows_who_says_them(report: Page) -> None:
    report.wait_for_load_state("networkidle")
    report.evaluate("document.fonts.ready.then(() => true)")
    height = report.evaluate("document.documentElement.scrollHeight")

    report.locator(".prose .statement").first.hover()

    expect(card_on(report)).to_be_visible()
    expect(card_on(report)).to_contain_text("River Ministry")
    assert report.evaluate("document.documentElement.scrollHeight") == height
    card_on(report).hover()
    report.wait_for_timeout(400)
    expect(card_on(report)).to_be_visible()
    assert violations(report) == []


def test_the_keyboard_reaches_into_the_card_and_escape_closes_it(report: Page) -> None:
    note = report.locator(".prose sup.note a").first
    report.keyboard.press("Tab")
    note.focus()

    expect(card_on(report)).to_be_visible()
    assert note.get_attribute("aria-describedby") == "note-card"
    report.keyboard.press("Tab")
    expect(card_on(report).locator("a").first).to_be_focused()
    report.keyboard.press("Escape")
    expect(card_on(report)).to_be_hidden()
    assert note.get_attribute("aria-describedby") is None


def test_a_number_followed_by_keyboard_leads_to_the_entry(report: Page) -> None:
    note = report.locator(".prose sup.note a").first
    target = note.get_attribute("href") or ""
    report.keyboard.press("Tab")
    note.focus()
    report.keyboard.press("Enter")

    report.wait_for_url(f"**{target}")
    expect(report.locator(target)).to_be_in_viewport()


def test_a_tap_opens_the_card_and_another_closes_it(phone: Page, report_path: str) -> None:
    phone.goto(report_path)
    words = phone.locator(".prose .statement .figure").first
    words.scroll_into_view_if_needed()
    words.tap()

    expect(card_on(phone)).to_be_visible()
    becomes(phone, INSIDE)
    assert violations(phone) == []
    words.tap()
    expect(card_on(phone)).to_be_hidden()


def test_in_a_report_from_right_to_left_the_card_reads_as_the_site(page: Page) -> None:
    page.goto("/")
    arabic = page.locator("article.teaser[dir=rtl] .teaser-headline a").first
    page.goto(arabic.get_attribute("href") or "")
    words = page.locator(".prose .statement").first
    words.scroll_into_view_if_needed()
    words.hover()

    expect(card_on(page)).to_be_visible()
    assert card_on(page).get_attribute("dir") == "ltr"
    becomes(page, INSIDE)


def test_without_javascript_the_number_leads_to_the_entry(
    browser: Browser, site: Site, report_path: str
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(report_path)
    note = page.locator(".prose sup.note a").first
    target = note.get_attribute("href") or ""
    note.click()

    expect(page.locator(target)).to_be_in_viewport()
    expect(page.locator(".margin-notes").first).to_be_visible()
    context.close()
