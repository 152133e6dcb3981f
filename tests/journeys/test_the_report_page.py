"""P1 to P9: what stands on the page of a captured report, as a reader meets it."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, becomes, sign_in


def test_p1_times_are_the_newsrooms_and_with_javascript_the_readers(
    browser: Browser, site: Site, report_path: str
) -> None:
    context = browser.new_context(base_url=site.address, timezone_id="Asia/Kathmandu")
    page = context.new_page()
    page.goto(report_path)

    expect(page.locator(".clock time")).to_have_attribute("datetime", re.compile(r"^\d{4}-"))
    expect(page.locator(".report-facts time").first).to_have_attribute(
        "datetime", re.compile(r"T\d\d:")
    )
    expect(page.locator(".report-facts .times")).to_contain_text(re.compile("your", re.IGNORECASE))
    context.close()


def test_p2_the_lead_picture_has_caption_credit_and_a_file_photo_mark(
    page: Page, report: Page, report_path: str
) -> None:
    expect(report.locator("article.report")).to_contain_text("ferry worker ties up a boat")
    expect(report.locator(".file-photo").first).to_have_text("File photo")

    page.goto("/")
    page.locator(".teaser:has(.teaser-picture) .teaser-headline a").first.click()
    picture = page.locator("figure.picture-lead")
    expect(picture.locator("img")).to_have_attribute("alt", re.compile(r"\w{3}"))
    expect(picture.locator(".credit")).not_to_be_empty()
    becomes(page, "document.querySelector('figure.picture-lead img').naturalWidth > 0")


def test_p3_the_headline_is_the_claim_of_its_source(report: Page) -> None:
    expect(report.locator("h1")).to_contain_text("Over 400 Families Returned to Lower Varn")
    expect(report.locator("h1 .headline-source")).to_contain_text("River Ministry")
    expect(report.locator(".headline-attribution")).to_contain_text("River Ministry")


def test_p4_a_section_has_a_page_and_a_feed(report: Page, page: Page) -> None:
    report.locator("article .kicker a").click()

    expect(page.locator("h1")).to_have_text("Regions")
    expect(page.locator("main")).to_contain_text("Over 400 Families")
    feed = page.locator("link[type='application/atom+xml']").first.get_attribute("href")
    answer = page.request.get(feed or "")
    assert answer.ok
    assert "Over 400 Families" in answer.text()


def test_p5_the_short_address_is_copied_and_leads_back(
    browser: Browser, site: Site, report_path: str
) -> None:
    context = browser.new_context(
        base_url=site.address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(report_path)
    page.locator("[data-copy]").click()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{re.escape(site.address)}/\d[0-9a-z]+", copied)
    page.goto(copied)
    assert page.url == site.address + report_path
    wrong = re.sub(r"/\d{8}-[^/]*-", "/20000101-another-slug-", report_path)
    page.goto(wrong)
    assert page.url == site.address + report_path
    context.close()


def test_p6_the_body_has_quotations_an_insertion_and_versions(report: Page, page: Page) -> None:
    expect(report.locator(".prose")).to_contain_text("[at the mill]")
    expect(report.locator(".prose .insertion")).to_have_text("[at the mill]")

    report.locator(".version-link").click()
    page.locator("main a[href$='/versions/1/']").first.click()
    expect(page.locator("main")).to_contain_text("Over 400 Families Returned to Lower Varn")


def test_p7_each_statement_says_who_made_it_and_how(report: Page, page: Page) -> None:
    record = report.locator("#record")
    expect(record).to_contain_text("Ilka Sorn")
    expect(record).to_contain_text("River Ministry")
    expect(record.locator(".said-direct").first).to_contain_text("in their own words")
    note = report.locator(".prose sup.note a").first
    number = note.inner_text()
    note.click()
    expect(page.locator(".said-number", has_text=re.compile(f"^{number}$"))).to_be_visible()

    record.locator("h4 a", has_text="Ilka Sorn").click()
    expect(page.locator("h1")).to_have_text("Ilka Sorn")
    expect(page.locator("main")).to_contain_text("managed to reopen 12 lanes")


def test_p8_figures_have_bounds_and_sources_and_sums_show_their_working(report: Page) -> None:
    ledger = report.locator("#record table.ledger").first
    expect(ledger).to_contain_text("412")
    expect(ledger).to_contain_text("more than 9,000")
    expect(ledger).to_contain_text("River Ministry")
    sum_check = report.locator(".check", has_text="395 + 17")
    expect(sum_check.locator(".verdict")).to_contain_text("adds up")
    expect(sum_check.locator(".working")).to_contain_text("412")


def test_p9_dates_in_the_prose_prove_the_reports_date(report: Page) -> None:
    expect(report.locator(".dateline")).to_contain_text("23 May 2021")
    expect(report.locator(".dateline")).to_contain_text("24 May 2021")
    expect(report.locator(".dateline .basis")).to_contain_text("21 days")


def test_the_desk_is_reached_by_signing_in(page: Page) -> None:
    sign_in(page, "ed", then="/desk/")

    expect(page.get_by_role("link", name="Reports").first).to_be_visible()
