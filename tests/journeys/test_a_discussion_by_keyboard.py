"""The whole discussion with the keyboard alone; comments of several scripts on a small screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import NOT_TOO_WIDE, PASSWORD, Site, becomes, violations

MADE = """
from allauth.account.models import EmailAddress
from django.utils import timezone
from onrecord.discussion.actions import post_comment
from onrecord.people.models import User
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Report, Section

now, ada = timezone.now(), User.objects.get(email="ada@example.org")
kim, tove = (
    User.objects.create_user(f"{name.lower()}@example.org", "%s", name=name)
    for name in ("Kim", "Tove")
)
EmailAddress.objects.create(user=kim, email=kim.email, verified=True, primary=True)
body = [("paragraph", "<p>The ferry waits for the tide.</p>")]
section = Section.objects.first()
report = file_report(author=ada, section=section, headline="The ferry", body=body, at=now)
publish_report(report=report, editor=ada, at=now)
first = post_comment(author=tove, report=report, text="It waits too long.", at=now)
right_to_left = Report.objects.live().filter(language="ar").latest("pk")
under = None
for author, text in (
    (kim, "\\u0645\\u0631\\u062d\\u0628\\u0627 On Record: 647 (\\u0634\\u062e\\u0635)."),
    (tove, "He said \\u00ab\\u0645\\u0631\\u062d\\u0628\\u0627\\u00bb, 3 + 4 = 7."),
):
    under = post_comment(author=author, report=right_to_left, text=text, parent=under, at=now)
print(report.get_absolute_url(), first.short_id, right_to_left.get_absolute_url())
"""
# What has the focus by key must be seen to have it (WCAG 2.4.7).
HAS_FOCUS = """wanted => {
    const here = document.activeElement;
    return here.matches(wanted) && getComputedStyle(here).outlineStyle !== "none";
}"""
DIRECTIONS = """() => [...document.querySelectorAll(".comment-words")].map(
    words => getComputedStyle(words).direction
)"""


@pytest.fixture(scope="module")
def made(site: Site) -> tuple[str, str, str]:
    """A report that Tove has commented on, that comment, and a report from right to left."""
    printed = site.told(MADE % PASSWORD).splitlines()[-1]
    path, comment, right_to_left = printed.split()
    return path, comment, right_to_left


@pytest.fixture
def kim(browser: Browser, site: Site) -> Iterator[Page]:
    """Kim, not signed in, without a mouse."""
    context = browser.new_context(base_url=site.address)
    yield context.new_page()
    context.close()


def reach(page: Page, wanted: str) -> None:
    """Press Tab until this has the focus and is seen to have it."""
    page.locator(wanted).first.wait_for()
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(HAS_FOCUS, wanted):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


def press(page: Page, wanted: str) -> None:
    """Go there by key, and press Enter."""
    reach(page, wanted)
    page.keyboard.press("Enter")


def write(page: Page, words: str) -> None:
    """Into the form for comments, wherever it stands."""
    reach(page, "textarea[name=text]")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def said(page: Page, words: str) -> str:
    """The comment with these words, once it stands there; as a selector."""
    comment = page.locator(".comment", has=page.locator(".comment-words", has_text=words)).first
    expect(comment).to_be_visible()
    return f"#{comment.get_attribute('id')}"


def test_the_whole_discussion_by_keyboard_alone(kim: Page, made: tuple[str, str, str]) -> None:
    path, first, _ = made
    kim.goto(path)
    write(kim, "The tide waits for *nobody*.")
    press(kim, "[data-submit]")
    sign_in_by_key(kim)

    press(kim, "button[name=preview]")
    expect(kim.locator(".preview em")).to_have_text("nobody")
    press(kim, "main form button:not([name])")
    own = said(kim, "The tide waits for nobody.")

    press(kim, f"#c-{first} [data-reply]")
    expect(kim.get_by_label("Your comment")).to_be_focused()
    kim.keyboard.type("Because of the tide.")
    press(kim, "[data-submit]")
    said(kim, "Because of the tide.")

    press(kim, f"#c-{first} a[href$='/flag/']")
    reach(kim, "main input[type=radio]")
    kim.keyboard.press("Space")
    press(kim, "main form button")
    expect(kim.locator(".notice")).to_contain_text("You flagged this comment before")
    press(kim, ".kicker a")

    press(kim, ".discussion-head a[href$='/follow/']")
    press(kim, "main form button")
    press(kim, ".discussion-head a[href$='/follow/']")
    expect(kim.locator("main")).to_contain_text("You follow this already.")
    kim.goto(path)

    press(kim, f"{own} a[href$='/edit/']")
    write(kim, "The tide waits for nobody at all.")
    press(kim, "main form button:not([name])")
    assert said(kim, "nobody at all") == own
    press(kim, f"{own} a[href$='/withdraw/']")
    press(kim, "main form button")
    expect(kim.locator(f"{own} .tombstone")).to_have_text("Withdrawn by its author.")


def sign_in_by_key(page: Page) -> None:
    """On the page to which an unknown writer is led."""
    reach(page, "input[name=login]")
    page.keyboard.type("kim@example.org")
    reach(page, "input[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("textarea[name=text]")).to_have_value("The tide waits for *nobody*.")


def test_comments_of_several_scripts_below_a_report_from_right_to_left(
    browser: Browser, site: Site, made: tuple[str, str, str]
) -> None:
    context = browser.new_context(
        base_url=site.address, viewport={"width": 320, "height": 700}, color_scheme="dark"
    )
    page = context.new_page()
    for view in ("", "discussion/threads/"):
        page.goto(f"{made[2]}{view}")
        becomes(page, NOT_TOO_WIDE)
        assert violations(page) == [], view
        directions = page.evaluate(DIRECTIONS)
        assert {"rtl", "ltr"} <= set(directions)
    newest = page.locator(".comment-words", has_text="On Record: 647").first
    expect(newest).to_have_css("direction", "rtl")
    context.close()
