"""Readers name each other, comment on what stands on record, quote, ignore: by keyboard, narrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import NOT_TOO_WIDE, PASSWORD, Site, becomes, sign_in, violations

SAID = """
from allauth.account.models import EmailAddress
from django.utils import timezone
from onrecord.discussion.actions import edit_comment, post_comment
from onrecord.exchange.models import Capture
from onrecord.people.models import User
report = Capture.objects.earliest("pk").report
nora = User.objects.create_user("nora@example.org", "%s", name="Nora Reed-Lee")
EmailAddress.objects.create(user=nora, email=nora.email, verified=True, primary=True)
now = timezone.now()
first = post_comment(author=nora, report=report, text="The pumps ran all nihgt.", at=now)
edit_comment(comment=first, author=nora, text="The pumps ran all night.", at=now)
text = "\\u05e9\\u05dc\\u05d5\\u05dd, 647 people \\u0647\\u0646\\u0627 (see the report)."
post_comment(author=nora, report=report, text=text, at=now)
print(first.short_id)
"""


@pytest.fixture(scope="module")
def said(site: Site, report_path: str) -> str:
    """Nora has said something, mended it, and written in three scripts; the first one's id."""
    return site.told(SAID % PASSWORD).splitlines()[-1]


@pytest.fixture
def rosa(browser: Browser, site: Site, said: str, report_path: str) -> Iterator[Page]:
    """Rosa, signed in, at the report."""
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    sign_in(page, "rosa", then=report_path)
    expect(page.get_by_label("Your comment")).to_be_visible()
    yield page
    context.close()


def test_a_name_is_completed_by_keyboard_and_becomes_a_link(rosa: Page) -> None:
    box = rosa.get_by_label("Your comment")
    box.press_sequentially("Did you hear them, @nor")
    names = rosa.get_by_role("listbox", name="People in this discussion")
    expect(names.get_by_role("option")).to_have_text("Nora Reed-Lee")
    assert violations(rosa) == []
    box.press("ArrowDown")
    box.press("Enter")
    expect(names).to_be_hidden()
    expect(box).to_have_value("Did you hear them, @Nora Reed-Lee ")
    rosa.wait_for_timeout(500)  # longer than it is waited before a name is asked for
    expect(names).to_be_hidden()
    box.press("Tab")
    expect(box).not_to_be_focused()
    rosa.get_by_role("button", name="Post comment").click()

    link = rosa.locator(".comment", has_text="Did you hear them").get_by_role(
        "link", name="@Nora Reed-Lee"
    )
    link.click()
    expect(rosa.locator("h1")).to_contain_text("Nora Reed-Lee")
    assert violations(rosa) == []


def test_a_name_that_was_written_out_holds_nobody_in_the_field(rosa: Page) -> None:
    box = rosa.get_by_label("Your comment")
    with rosa.expect_response(lambda answer: answer.url.endswith("people.json?q=nora+reed-lee+")):
        box.press_sequentially("@nora reed-lee ")
    rosa.wait_for_timeout(200)
    expect(rosa.get_by_role("listbox", name="People in this discussion")).to_be_hidden()
    box.press("Tab")
    expect(box).not_to_be_focused()
    expect(box).to_have_value("@nora reed-lee ")


def test_what_a_comment_is_about_survives_the_sign_in_and_a_reload(
    browser: Browser, site: Site, said: str, report_path: str
) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.goto(report_path)
    expect(page.get_by_label("Your comment")).to_be_visible()
    page.locator("#record .said [data-comment-on]").first.click()
    about = page.locator("[data-about] q")
    expect(about).not_to_be_empty()
    words = about.inner_text()
    assert len(words) > 5
    page.get_by_label("Your comment").fill("Who counted that?")
    page.reload()
    expect(about).to_have_text(words)
    page.get_by_role("button", name="Sign in and post").click()
    page.get_by_label("Email").fill("rosa@example.org")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(about).to_have_text(words)
    page.get_by_role("button", name="Post comment").click()

    mine = page.locator(".comment", has_text="Who counted that?")
    expect(mine.locator(".about q")).to_be_visible()
    expect(page.locator("[data-about]")).to_be_hidden()
    context.close()


def test_the_whole_report_can_be_meant_again(rosa: Page) -> None:
    rosa.locator("#figures ~ .ledger-scroll [data-comment-on]").first.click()
    expect(rosa.locator("[data-about]")).to_be_visible()
    rosa.get_by_role("button", name="About the whole report").click()

    expect(rosa.locator("[data-about]")).to_be_hidden()
    expect(rosa.get_by_label("Your comment")).to_be_focused()


def test_selected_words_are_offered(rosa: Page) -> None:
    rosa.evaluate(
        """async () => {
          const text = document.querySelector(".prose p").firstChild;
          getSelection().setBaseAndExtent(text, 0, text, Math.min(20, text.length));
        }"""
    )
    offer = rosa.get_by_role("button", name="Comment on these words")
    expect(offer).to_be_visible()
    offer.click()

    expect(rosa.locator("[data-about] q")).not_to_be_empty()


def test_the_comment_that_is_answered_is_quoted(rosa: Page, said: str) -> None:
    rosa.locator(f"#c-{said} [data-reply]").first.click()
    rosa.get_by_role("button", name="Quote the comment").click()

    expect(rosa.get_by_label("Your comment")).to_have_value("> The pumps ran all night.\n\n")
    rosa.get_by_role("button", name="Cancel the reply").click()
    expect(rosa.locator("[data-replying]")).to_be_hidden()


def test_whom_one_ignores_is_folded_for_oneself_alone(rosa: Page, said: str, site: Site) -> None:
    here = rosa.url
    rosa.locator(f"#c-{said} .comment-author a").click()
    rosa.get_by_role("link", name="Ignore").click()
    assert violations(rosa) == []
    rosa.locator("main form button").first.click()
    rosa.goto(here)

    folded = rosa.locator(f"#c-{said} > details")
    expect(folded.locator("summary").first).to_have_text("A comment by somebody you ignore")
    expect(rosa.locator(f"#c-{said} .comment-words")).to_be_hidden()
    folded.locator("summary").first.press("Enter")
    expect(rosa.locator(f"#c-{said} .comment-words")).to_be_visible()
    assert violations(rosa) == []
    rosa.goto("/account/following/")
    rosa.get_by_role("button", name="Read again").click()


def test_an_editor_picks(browser: Browser, site: Site, said: str, report_path: str) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    sign_in(page, "ed", then=report_path)
    page.locator(f"#c-{said}").first.get_by_role("link", name="Pick").click()
    page.locator("main form button").first.click()
    page.goto(f"{report_path}discussion/picks/")

    expect(page.locator(".comment-words").first).to_contain_text("pumps ran all night")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_about_people_and_words_fit_narrow_screens(
    browser: Browser, site: Site, said: str, report_path: str, scheme: str
) -> None:
    context = browser.new_context(
        base_url=site.address,
        viewport={"width": 320, "height": 700},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    sign_in(page, "rosa", then="/account/")
    discussion = f"{report_path}discussion/"
    paths = [
        *[f"{discussion}{view}" for view in ("", "threads/", "statements/")],
        *[f"{discussion}comment/{said}/", f"{discussion}comment/{said}/earlier/"],
        *[f"/notice/?comment={said}", f"/discussion/comment/{said}/flag/", "/moderation-log/"],
        *["/account/", "/account/following/", "/account/notices/", "/account/decisions/"],
    ]
    for path in paths:
        page.goto(path)
        becomes(page, NOT_TOO_WIDE)
        assert violations(page) == [], path
    context.close()
