"""P11 begins here: an editor says what a report is about, by name and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import NOT_TOO_WIDE, Site, becomes, sign_in, violations

TOPICS = """
from onrecord.reports.models import Topic
for name in ["Harbour walls", "Harbour fees", "حلب", "Late harbour trains"]:
    Topic.objects.get_or_create(name=name, defaults={"slug": str(abs(hash(name)))})
"""


@pytest.fixture
def form(page: Page, site: Site) -> Page:
    """A new report's form, at its topics."""
    site.told(TOPICS)
    sign_in(page, "ed", then="/desk/")
    page.goto("/desk/reports/add/")
    page.locator("#id_headline").fill("What the harbour costs")
    page.locator("#id_section").select_option(index=1)
    page.get_by_role("tab", name="Topics and related").click()
    return page


def search(page: Page) -> Locator:
    """The field in which topics are found."""
    return page.get_by_role("combobox", name="Topics")


def chosen(page: Page) -> Locator:
    """The topics that are ticked."""
    return page.get_by_role("list", name="Chosen topics").get_by_role("checkbox", checked=True)


def test_topics_are_found_chosen_and_taken_off_with_the_keyboard_alone(form: Page) -> None:
    search(form).focus()
    form.keyboard.type("harbour")
    options = form.get_by_role("listbox", name="Topics").get_by_role("option")
    expect(options).to_have_text(["Harbour fees", "Harbour walls", "Late harbour trains"])
    assert violations(form) == []
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    expect(form.get_by_text("Harbour walls is chosen.")).to_be_visible()
    form.keyboard.type("late har")
    form.keyboard.press("Enter")  # sooner than it is looked up
    expect(chosen(form)).to_have_count(2)

    form.keyboard.press("Shift+Tab")
    form.keyboard.press("Space")
    expect(chosen(form)).to_have_count(1)
    assert violations(form) == []
    form.get_by_role("button", name="Save draft").click()

    expect(form.locator(".messages")).to_contain_text("created")
    form.get_by_role("tab", name="Topics and related").click()
    expect(form.get_by_role("checkbox", name="Harbour walls")).to_be_checked()
    expect(chosen(form)).to_have_count(1)


def test_what_no_topic_is_called_is_told_and_stays_with_what_was_chosen(form: Page) -> None:
    search(form).fill("حلب")
    form.get_by_role("option", name="حلب").click()
    search(form).fill("Harbor")
    expect(form.get_by_text("No topic is called like “Harbor”.")).to_be_visible()
    form.get_by_role("button", name="Save draft").click()

    form.get_by_role("tab", name="Topics and related").click()
    expect(form.get_by_text("No topic is called “Harbor”.")).to_be_visible()
    expect(search(form)).to_have_value("Harbor")
    expect(form.get_by_role("checkbox", name="حلب")).to_be_checked()
    assert violations(form) == []


def test_topics_are_chosen_on_a_small_screen_from_right_to_left(form: Page) -> None:
    form.set_viewport_size({"width": 390, "height": 800})
    form.evaluate("document.documentElement.dir = 'rtl'")

    search(form).fill("harbour")
    expect(form.get_by_role("option")).to_have_count(3)

    becomes(form, NOT_TOO_WIDE)
    form.get_by_role("option", name="Harbour fees").click()
    expect(form.get_by_role("checkbox", name="Harbour fees")).to_be_checked()
