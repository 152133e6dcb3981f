"""P16: new comments are counted exactly, in every order, and are put in place when asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.journeys.conftest import Site
from tests.journeys.stories import Elsewhere, Story

HIDE = """hidden => {
    Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="module")
def elsewhere_on_site(site: Site) -> Iterator[Elsewhere]:
    """One such process for all these journeys: it takes seconds to start."""
    elsewhere = Elsewhere(site)
    yield elsewhere
    elsewhere.process.stdin.close()
    elsewhere.process.wait(timeout=30)


@pytest.fixture
def story(elsewhere_on_site: Elsewhere, request: pytest.FixtureRequest) -> Story:
    """Its headline is the journey's name."""
    return Story(elsewhere_on_site, request.node.name.replace("_", " ")[:90])


def shown(page: Page) -> list[str]:
    """The words of the comments, from above."""
    return [one.strip() for one in page.locator(".comment-words").all_inner_texts()]


def expect_new(page: Page, number: int) -> None:
    """The button says so many, within the time of a tick and a poll."""
    button = page.locator("[data-show-new]")
    expect(button).to_have_text(f"Show new comments ({number})", timeout=20_000)


def show_new(page: Page) -> None:
    """Press the button; nothing is left to be shown."""
    page.locator("[data-show-new]").click()
    expect_new(page, 0)


def test_only_what_a_moderator_let_through_is_counted(page: Page, story: Story) -> None:
    story.do("moderate_first", story.report)
    page.goto(story.path)
    first, second = (story.post(f"Held {n}.", by="reader") for n in ("one", "two"))
    expect_new(page, 0)

    story.do("let_through", second)
    expect_new(page, 1)
    story.do("let_through", first)
    expect_new(page, 2)
    show_new(page)

    assert shown(page) == ["Held one.", "Held two."]


def test_what_is_withdrawn_before_it_was_seen_is_counted_no_more(page: Page, story: Story) -> None:
    page.goto(story.path)
    taken_back = story.post("Taken back.")
    story.post("Stays.")
    expect_new(page, 2)

    story.do("withdraw", taken_back)
    expect_new(page, 1)
    show_new(page)

    assert shown(page) == ["Stays."]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("", ["Third.", "Second.", "First."]),
        ("oldest/", ["First.", "Second.", "Third."]),
        ("best/", ["Third.", "Second.", "First."]),
        ("most-replied/", ["Third.", "Second.", "First."]),
        ("picks/", ["Third.", "Second.", "First."]),
    ],
)
def test_in_every_order_what_is_new_is_counted_and_put_in_place(
    page: Page, story: Story, order: str, words: list[str]
) -> None:
    story.post("First.")
    page.goto(f"{story.path}discussion/{order}")
    story.post("Second.")
    story.post("Third.")
    expect_new(page, 2)
    show_new(page)

    assert shown(page) == words


def test_a_new_reply_stands_in_its_thread(page: Page, story: Story) -> None:
    begun = story.post("A thread.")
    answer = story.post("An answer.", under=begun)
    story.post("Another thread.")
    page.goto(f"{story.path}discussion/threads/")
    story.post("A second answer.", under=begun)
    story.post("To the answer.", under=answer)
    story.post("A third thread.")
    expect_new(page, 3)
    show_new(page)

    threads = ["A third thread.", "Another thread.", "A thread.", "An answer."]
    assert shown(page) == [*threads, "To the answer.", "A second answer."]
    reply = page.locator(".comment", has_text="To the answer.").last
    expect(reply).to_have_class("comment comment-below level-2")


def test_by_statement_what_is_new_stands_below_what_it_is_about(page: Page, story: Story) -> None:
    story.post("To the mill.", about="stands at the mill")
    page.goto(f"{story.path}discussion/statements/")
    story.post("To the warden.", about="the warden said")
    story.post("About it all.")
    story.post("To the mill, too.", about="stands at the mill")
    expect_new(page, 3)
    show_new(page)

    groups = page.locator(".comments-about")
    expect(groups.locator("h4")).to_have_text(["stands at the mill", "the warden said"])
    expect(groups.first.locator(".comment-words")).to_have_text(
        ["To the mill.", "To the mill, too."]
    )
    expect(groups.last.locator(".comment-words")).to_have_text(["To the warden."])
    expect(page.locator("[data-elsewhere]")).to_have_text(
        "1 new comment is about none of the words: see one list."
    )
    expect(page.locator(":focus")).to_contain_text("To the mill, too.")


def test_the_first_comment_about_words_makes_their_group(page: Page, story: Story) -> None:
    page.goto(f"{story.path}discussion/statements/")
    story.post("To the mill.", about="stands at the mill")
    expect_new(page, 1)
    show_new(page)

    expect(page.locator(".comments-about h4")).to_have_text("stands at the mill")
    expect(page.locator("[data-empty]")).to_have_count(0)


def test_more_by_statement_goes_on_in_the_group_that_has_begun(page: Page, story: Story) -> None:
    for number in range(51):
        story.post(f"To the mill {number}.", about="stands at the mill")
    story.post("To the warden.", about="the warden said")
    page.goto(f"{story.path}discussion/statements/")
    page.get_by_role("link", name="More comments").click()

    groups = page.locator(".comments-about")
    expect(groups.locator("h4")).to_have_text(["stands at the mill", "the warden said"])
    expect(groups.first.locator(".comment")).to_have_count(51)
    expect(groups.last.locator(".comment-words")).to_have_text(["To the warden."])
    expect(page.locator(":focus")).to_contain_text("To the mill 50.")


def test_a_hidden_tab_is_quiet_and_catches_up_when_it_is_shown(page: Page, story: Story) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(story.path)
    expect_new(page, 0)
    hide(page, hidden=True)
    asked.clear()
    story.post("Written meanwhile.")
    page.wait_for_timeout(2500)
    assert asked == []
    expect_new(page, 0)

    hide(page, hidden=False)

    expect_new(page, 1)


def hide(page: Page, *, hidden: bool) -> None:
    """As if the reader went to another tab, or came back."""
    page.evaluate(HIDE, hidden)


def test_who_is_refused_a_stream_asks_now_and_then(
    page: Page, story: Story, context: BrowserContext
) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=503, body="Too many readers listen.")

    context.route("**/live/*", refuse)
    page.clock.install()
    page.goto(story.path)
    expect_new(page, 0)
    story.post("New.")
    for _ in range(20):
        page.clock.run_for(30_000)
        page.wait_for_timeout(250)
        if page.get_by_text("Show new comments (1)").count():
            break

    expect_new(page, 1)


def test_the_count_is_said_politely_to_who_does_not_see_it(page: Page, story: Story) -> None:
    page.goto(story.path)
    said = page.locator("[data-announce]")
    expect(said).to_have_attribute("aria-live", "polite")
    expect(said).to_be_empty()

    story.post("New.")

    expect(said).to_have_text("1 new comment", timeout=20_000)


def test_who_loses_the_connection_comes_back_and_has_missed_nothing(
    page: Page, story: Story, context: BrowserContext
) -> None:
    page.goto(story.path)
    story.post("Before.")
    expect_new(page, 1)

    context.set_offline(True)
    story.post("While away.")
    context.set_offline(False)

    expect_new(page, 2)
    show_new(page)
    assert shown(page) == ["While away.", "Before."]
