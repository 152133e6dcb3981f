"""P10 to P12 and P17: where a report leads, by headline, topic, standard and figure."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_p10_related_reports_lead_on(page: Page) -> None:
    page.goto("/search/?q=Aleppo")
    page.locator("main .teaser-headline a").first.click()
    related = page.locator("section.related a")
    expect(related.first).to_be_visible()
    headline = related.first.inner_text()

    related.first.click()

    expect(page.locator("h1")).to_contain_text(headline.split(" – ")[0][:40])


def test_p11_topics_and_speakers_have_pages_and_feeds(report: Page, page: Page) -> None:
    tags = report.locator(".tags")
    expect(tags).to_contain_text("Floods")
    expect(tags).to_contain_text("Ilka Sorn")
    tags.get_by_role("link", name="Floods").click()

    expect(page.locator("h1")).to_have_text("Floods")
    feed = page.locator("link[type='application/atom+xml']").first.get_attribute("href")
    assert page.request.get(feed or "").ok


def test_p12_the_standards_are_linked_from_the_discussion(report: Page, page: Page) -> None:
    report.locator("#discussion").get_by_role("link", name="Community standards").first.click()

    expect(page.locator("h1")).to_contain_text("standards", ignore_case=True)
    expect(page.locator("[id^='clause-']")).not_to_have_count(0)


def test_p17_a_measure_shows_every_sources_number_over_time(page: Page) -> None:
    page.goto("/search/?q=Aleppo")
    page.locator("main .teaser-headline a").first.click()
    page.locator("section.measures a").first.click()

    expect(page.locator("figure.chart > svg")).to_be_visible()
    expect(page.locator("table.ledger").first).to_contain_text(re.compile(r"\d"))
    points = page.locator("table.ledger tbody tr")
    assert points.count() >= 2
    points.first.locator("a").last.click()
    expect(page.locator("#record")).to_be_visible()
