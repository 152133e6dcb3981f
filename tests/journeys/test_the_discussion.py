"""P13 to P16: readers sign in, comment, reply, and see new comments arrive."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.conftest import PASSWORD, Site, becomes, sign_in


def test_p13_a_draft_survives_the_trip_through_signing_in(
    browser: Browser, site: Site, report_path: str
) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.goto(report_path)
    page.get_by_label("Your comment").fill("My street is dry, and I *saw* the pumps.")
    page.get_by_role("button", name="Sign in and post").click()
    page.get_by_label("Email").fill("rosa@example.org")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.locator("main form button").first.click()

    expect(page.get_by_label("Your comment")).to_have_value(
        "My street is dry, and I *saw* the pumps."
    )
    page.get_by_role("button", name="Post comment").click()
    mine = page.locator(".comment", has_text="My street is dry")
    expect(mine).to_be_visible()
    expect(mine.locator("em")).to_have_text("saw")
    expect(mine.get_by_role("link", name="Withdraw")).to_be_visible()
    context.close()


def test_what_keeps_a_site_from_taking_comments_is_said_until_it_is_over(
    page: Page, report_path: str
) -> None:
    """The store is down, then the whole server for a moment, then all is well."""
    looks = iter(["down", "gone"])

    def look(route: Route) -> None:
        state = next(looks, "")
        if state == "down":
            route.fulfill(status=503, json={"detail": "Nothing can be written now."})
        elif state == "gone":
            route.abort()
        else:
            route.continue_()

    page.route("**/me.json", look)
    page.goto(report_path)
    expect(page.get_by_text("Nothing can be written now.")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_be_hidden()
    expect(page.get_by_label("Your comment")).to_be_visible()
    expect(page.get_by_text("Nothing can be written now.")).to_be_hidden()


def test_p14_comments_have_avatars_orders_and_steady_pages(page: Page, report: Page) -> None:
    discussion = report.locator("#discussion")
    expect(discussion.locator(".comment img.avatar").first).to_be_visible()
    becomes(page, "document.querySelector('.comment img.avatar').naturalWidth > 0")
    expect(discussion).to_contain_text("My aunt is one of the seventeen")
    expect(discussion.locator(".imported").first).to_be_visible()
    discussion.get_by_role("link", name="Oldest first").click()

    comments = page.locator(".comment-words")
    expect(comments.first).to_contain_text("My aunt is one of the seventeen")


def test_p15_a_reply_carries_the_comment_it_answers_folded(
    browser: Browser, site: Site, report_path: str
) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    sign_in(page, "mo", then=report_path)
    expect(page.locator("#discussion")).to_contain_text("reply to oldferryman")
    page.locator(".comment", has_text="thank the volunteers").locator("[data-reply]").click()
    page.get_by_label("Your comment").fill("They were out all night.")
    page.get_by_role("button", name="Post comment").click()

    reply = page.locator(".comment", has_text="They were out all night.").first
    parent = reply.locator("details.parent")
    expect(parent.locator("blockquote")).to_be_hidden()
    parent.locator("summary").click()
    expect(parent.locator("blockquote")).to_contain_text("thank the volunteers")
    expect(parent.locator("summary")).to_contain_text("Hide comment")
    context.close()


def test_p16_new_comments_are_counted_live_and_shown_on_request(
    browser: Browser, site: Site, report_path: str
) -> None:
    reading = browser.new_context(base_url=site.address).new_page()
    reading.goto(report_path)
    button = reading.locator("[data-show-new]")
    expect(button).to_have_text("Show new comments (0)")

    writing = browser.new_context(base_url=site.address).new_page()
    sign_in(writing, "ada", then=report_path)
    writing.get_by_label("Your comment").fill("The water is rising again at the mill.")
    writing.get_by_role("button", name="Post comment").click()

    expect(button).to_have_text(re.compile(r"\(1\)"), timeout=8000)
    button.click()
    expect(reading.locator(".comment", has_text="rising again at the mill")).to_be_visible()
    expect(button).to_have_text("Show new comments (0)")
    reading.context.close()
    writing.context.close()


def test_a_discussion_is_read_and_written_without_javascript(
    browser: Browser, site: Site, report_path: str
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(report_path)
    page.get_by_role("link", name="Comment with a site account").click()
    if "login" not in page.url:
        page.get_by_label(re.compile("comment", re.IGNORECASE)).fill("Typed without any script.")
        page.get_by_role("button", name="Post comment").click()
    page.get_by_label("Email").fill("ed@example.org")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.locator("main form button").first.click()
    box = page.locator("textarea[name=text]")
    if not box.input_value():
        box.fill("Typed without any script.")
    page.get_by_role("button", name="Post comment").click()

    expect(page.locator("main")).to_contain_text("Typed without any script.")
    context.close()
