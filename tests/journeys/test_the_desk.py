"""P2 to P11 begin here: editors write, publish, correct and take down, with or without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, sign_in, violations

EDIT = re.compile(r"/desk/reports/edit/\d+/")


def the_first_report(page: Page, *, about: str = "") -> str:
    """The address of the form of some published report, or of the one that a search finds."""
    page.goto(f"/desk/reports/?state=published&q={about}")
    link = page.locator("#listing-results table a[href*='/edit/']").first
    return link.get_attribute("href") or ""


@pytest.mark.parametrize(
    "address",
    [
        *["/desk/", "/desk/reports/", "/desk/reports/add/", "/desk/reports/?state=taken_down"],
        *["/desk/sections/", "/desk/sections/add/", "/desk/topics/", "/desk/topics/add/"],
        *["/desk/images/", "/desk/images/add/", "/desk/settings/reports/newsroomsettings/"],
    ],
)
def test_the_screens_of_the_desk_are_for_everybody(page: Page, address: str) -> None:
    sign_in(page, "ada", then="/desk/")

    page.goto(address)

    assert violations(page) == []


def test_the_screens_of_one_report_are_for_everybody(page: Page) -> None:
    sign_in(page, "ada", then="/desk/")
    address = the_first_report(page)
    for step in ("unpublish", "correct", "history", "usage"):
        page.goto(address.replace("/edit/", f"/{step}/"))
        assert violations(page) == [], step

    page.goto(address)
    for tab in ("Picture and dateline", "Topics and related", "History", "Report"):
        page.get_by_role("tab", name=tab, exact=True).click()
        assert violations(page) == [], tab
    page.get_by_role("button", name="More actions").click()
    assert violations(page) == []


def test_the_desk_breaks_no_rule_of_its_own_policy(page: Page) -> None:
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    sign_in(page, "ada", then="/desk/")

    page.goto(the_first_report(page))
    expect(page.locator(".public-DraftEditor-content").first).to_be_visible()
    page.goto("/desk/images/add/")

    assert [words for words in broken if "Content Security Policy" in words] == []


def test_a_draft_is_seen_beside_its_form_as_readers_would_see_it(page: Page) -> None:
    sign_in(page, "ed", then="/desk/")
    page.goto(the_first_report(page))
    headline = page.locator("#id_headline").input_value()

    page.get_by_role("button", name="Toggle preview").click()

    beside = page.frame_locator("iframe[title='Preview'][src]").first
    expect(beside.locator("h1")).to_contain_text(headline[:12])


def test_a_report_is_written_and_published_with_the_keyboard_alone(page: Page) -> None:
    sign_in(page, "ed", then="/desk/")
    press_until(page, "Write a report")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/reports/add/")

    press_until(page, "id_headline")
    page.keyboard.type("Written by hand")
    press_until(page, "id_section")
    page.keyboard.press("ArrowDown")
    press_until(page, "id_summary")
    page.keyboard.type("Without a mouse.")
    press_until(page, "Insert a block")  # bylines
    press_until(page, "Insert a block")  # body
    page.keyboard.press("Enter")
    press_until(page, "downshift")
    page.keyboard.type("paragraph")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".public-DraftEditor-content")).to_be_focused()
    page.keyboard.type("Forty people left, the ministry said.")
    # The editor hands on what was typed a quarter of a second later; no hand is quicker than that.
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile("Forty people left"))
    press_until(page, "More actions")
    page.keyboard.press("Enter")
    press_until(page, "action-publish")
    page.keyboard.press("Enter")

    expect(page.locator(".messages")).to_contain_text("published")
    page.goto("/desk/reports/?q=Written+by+hand")
    expect(page.locator("#listing-results")).to_contain_text("Published")


def test_a_report_that_is_taken_down_answers_gone_with_the_reason(page: Page, site: Site) -> None:
    sign_in(page, "ed", then="/desk/")
    # One that no other journey reads: what is taken down stays down.
    page.goto(the_first_report(page, about="herring"))
    page.get_by_role("tab", name="History").click()
    public = page.get_by_role("link", name=re.compile(r"^Version \d+$")).first
    address = (public.get_attribute("href") or "").partition("versions/")[0]

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Take down…").click()
    page.get_by_label("Reason for readers").fill("It named somebody who must not be named.")
    page.get_by_role("button", name="Take the report down").click()
    expect(page).to_have_url(EDIT)

    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("It named somebody who must not be named.")


def press_until(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so; whoever uses keys cannot do otherwise."""
    for _ in range(90):
        page.keyboard.press("Tab")
        called = page.evaluate(
            """() => { const here = document.activeElement;
            return [here.id, here.name, here.title, here.getAttribute("aria-label"),
                here.textContent].join(" "); }"""
        )
        if name in called:
            return
    pytest.fail(f"the keyboard does not reach “{name}”")
