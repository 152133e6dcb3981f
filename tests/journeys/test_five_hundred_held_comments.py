"""A moderator comes to five hundred held comments and works them off by keyboard and in bulk."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NOT_TOO_WIDE, Site, becomes, sign_in, violations

QUEUE = "/desk/moderation/"
NOT_EDGED = """[...document.querySelectorAll(".moderation-field :is(input, textarea, select)")]
    .filter(field => parseFloat(getComputedStyle(field).borderTopWidth) === 0)
    .map(field => field.outerHTML)"""
HELD = """
from django.utils import timezone
from onrecord.discussion.models import Comment, Discussion
from onrecord.people.models import User
discussion = Discussion.objects.earliest("pk")
rosa = User.objects.get(email="rosa@example.org")
Comment.objects.bulk_create(
    Comment(
        discussion=discussion, author=rosa, status="held", status_at=timezone.now(),
        held_because="premoderated", body_source=f"Held remark {n}",
        body_html=f"<p>Held remark {n}</p>", created_at=timezone.now(),
    )
    for n in range(500)
)
"""
COUNT = """
from onrecord.discussion.models import Comment
print(Comment.objects.waiting().count())
"""


@pytest.fixture
def queue(site: Site, page: Page) -> Page:
    """Five hundred wait, and Mo stands before them."""
    site.told(HELD)
    sign_in(page, "mo", then=QUEUE)
    return page


def waiting(site: Site) -> int:
    return int(site.told(COUNT).split()[-1])


def test_five_hundred_held_comments_by_keyboard_and_in_bulk(site: Site, queue: Page) -> None:
    begun_with = waiting(site)
    take_twenty_in_hand(queue)
    decide_by_keys(queue)
    assert waiting(site) == begun_with - 1
    queue.get_by_label("Keys are on").evaluate("box => box.click()")
    queue.keyboard.press("a")
    assert waiting(site) == begun_with - 1

    publish_all_that_wait(queue)
    assert waiting(site) <= max(0, begun_with - 501)
    queue.get_by_role("button", name="Take back my last decision").click(timeout=120_000)
    expect(queue.get_by_text(re.compile(r"Taken back: \d+ comment"))).to_be_visible(timeout=120_000)
    assert waiting(site) == begun_with - 1


def take_twenty_in_hand(queue: Page) -> None:
    queue.get_by_role("button", name="Take the next 20 in hand").click()
    expect(queue).to_have_url(re.compile("show=mine"))
    expect(queue.locator("[data-comment]")).to_have_count(20)
    assert violations(queue) == []
    _picture(queue, "wide")


def decide_by_keys(queue: Page) -> None:
    """Down, up, publish one; refuse another with a reason, and take that back."""
    items = queue.locator("[data-comment]")
    queue.keyboard.press("j")
    expect(items.first).to_be_focused()
    queue.keyboard.press("j")
    expect(items.nth(1)).to_be_focused()
    queue.keyboard.press("k")
    queue.context.set_offline(True)
    queue.keyboard.press("a")
    expect(queue.get_by_text("The server could not be reached: try again.")).to_be_visible()
    queue.context.set_offline(False)
    queue.keyboard.press("a")
    expect(items).to_have_count(19)
    expect(items.first).to_be_focused()

    queue.keyboard.press("r")
    reason = items.first.get_by_label("Reason, which the author will read")
    reason.fill("jar")
    assert reason.input_value() == "jar"
    expect(items).to_have_count(19)
    items.first.get_by_label("It breaks").select_option(index=1)
    items.first.get_by_role("button", name="Reject", exact=True).click()
    expect(queue.locator("[data-comment]")).to_have_count(18)

    queue.wait_for_load_state("load")  # the keys are heard once the page's scripts have run
    queue.keyboard.press("u")
    expect(queue.get_by_text("Taken back: 1 comment.")).to_be_visible()


def publish_all_that_wait(queue: Page) -> None:
    queue.goto(f"{QUEUE}?show=mine")
    queue.get_by_role("button", name="Give back").click()
    queue.goto(QUEUE)
    queue.get_by_label("All of this list, 500 at most").check()
    queue.get_by_role("button", name="Publish…").click()
    expect(queue.get_by_role("heading", name=re.compile(r"Publish \d+ comments\?"))).to_be_visible()
    assert violations(queue) == []
    queue.get_by_role("button", name=re.compile(r"^Publish \d+")).click(timeout=120_000)
    expect(queue.get_by_text(re.compile(r"Decided: \d+ comment"))).to_be_visible(timeout=120_000)


def test_the_screens_are_for_everybody(queue: Page) -> None:
    for width, name in ((320, "phone"), (1280, "dark")):
        queue.set_viewport_size({"width": width, "height": 900})
        queue.emulate_media(color_scheme="dark" if name == "dark" else "light")
        for path in ("", "appeals/", "second-look/", "?show=all"):
            queue.goto(f"{QUEUE}{path}")
            assert violations(queue) == []
            becomes(queue, NOT_TOO_WIDE)
        queue.goto(QUEUE)
        _picture(queue, name)
    queue.evaluate("document.documentElement.dir = 'rtl'")
    _picture(queue, "rtl")
    queue.locator(".moderation-facts a").nth(1).click()
    queue.get_by_role("heading", name="Sanctions").wait_for()
    assert violations(queue) == []
    _picture(queue, "person")


def test_every_field_can_be_seen(queue: Page) -> None:
    queue.emulate_media(color_scheme="light")
    for screen in (QUEUE, "person", "many"):
        if screen == "person":
            queue.locator(".moderation-facts a").nth(1).click()
        elif screen == "many":
            queue.goto(QUEUE)
            queue.locator("[data-comment] input[type=checkbox]").first.check()
            queue.get_by_role("button", name="Reject…").first.click()
        queue.locator("input[name=reason]").first.wait_for(state="attached")
        assert queue.evaluate(NOT_EDGED) == []


def _picture(page: Page, name: str) -> None:
    """Kept only where somebody wants to look: ``ONRECORD_PICTURES`` names the folder."""
    if folder := os.environ.get("ONRECORD_PICTURES"):
        page.screenshot(path=f"{folder}/queue-{name}.png")
