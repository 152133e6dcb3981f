"""An editor keeps the record of an imported page: by keyboard alone, with few keys and soon."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import CAPTURE, NOT_TOO_WIDE, Site, becomes, sign_in, violations

CASE = Path(__file__).resolve().parents[3] / "shared" / "cases" / "captured-page.txt"
CALL = "from django.core.management import call_command; call_command"
RENAMED = {"River Ministry": "Lake Ministry", "Ilka Sorn": "Jorun Ekk", "Sorn": "Ekk"}
PLACES = iter(["Tarn", "Marn", "Larn", "Sarn", "Harn", "Barn"])


class Keyboard:
    """Presses keys as a person does, who sees what came of one before the next; counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        """Press one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1
            busy = self.page.locator("#record-desk[aria-busy]")
            expect(busy).to_have_count(0, timeout=30_000)  # machines differ

    def type(self, words: str) -> None:
        """Press a key for each letter, without a look at what comes of it."""
        self.page.keyboard.type(words)
        self.count += len(words)

    def at(self) -> str:
        """The words of the entry that has the focus."""
        words = "blockquote, .record-value"
        there: str = self.page.evaluate(
            "words => document.activeElement.querySelector(words)?.innerText ?? ''", words
        )
        return there


@pytest.fixture
def imported(page: Page, site: Site, tmp_path: Path) -> Page:
    """Our captured page, of another place each time, imported and its record opened."""
    place = next(PLACES)
    source = a_capture(tmp_path, place)
    return opened(page, site, source, find=f"Lower {place}")


def a_capture(folder: Path, place: str) -> Path:
    """Our captured page, telling of another place and other people."""
    words = CAPTURE.read_text(encoding="utf-8").replace("Varn", place)
    for old, new in RENAMED.items():
        words = words.replace(old, new)
    source = folder / "page.txt"
    source.write_text(words, encoding="utf-8")
    return source


def opened(page: Page, site: Site, source: Path, *, find: str) -> Page:
    """The record of a page that is imported, on screen, nothing of it decided."""
    site.told(f"{CALL}('import', {str(source)!r}, '--publish')")
    sign_in(page, "ed", then="/desk/")
    page.goto(f"/desk/reports/?q={find.replace(' ', '+')}")
    page.get_by_role("link", name=re.compile("^Record of")).first.click()
    page.wait_for_url("**/desk/record/*/")
    return page


def waiting(page: Page) -> int:
    """How many entries wait for a decision."""
    return page.locator('.record-entry[data-state="suggested"]').count()


def test_a_captured_page_is_confirmed_in_forty_keys(imported: Page) -> None:
    assert waiting(imported) > 20
    keys, began = Keyboard(imported), time.monotonic()
    while waiting(imported):
        assert keys.count <= 40
        if "two-day operation" in keys.at() and waiting_at(imported, "two-day") == 2:
            keys.press("j", "j", "j", "x")  # the figure: it is a time, which stays
        elif "ferries have stopped" in keys.at():
            keys.press("s")
            keys.type("ekk")
            keys.press("Enter")
        else:
            keys.press("c")

    seconds = time.monotonic() - began
    sys.stdout.write(f"{keys.count} keystrokes, {seconds:.1f} seconds\n")
    assert seconds < 120
    stopped = imported.locator(".record-statement", has_text="ferries have stopped")
    expect(stopped.locator("strong").first).to_have_text("Jorun Ekk")
    assert imported.locator('.record-figure[data-state="rejected"]').count() == 1
    expect(imported.locator(".record-done")).to_be_visible()
    assert violations(imported) == []


def waiting_at(page: Page, words: str) -> int:
    """How many entries of just these words wait."""
    open_ones = page.locator('.record-inside [data-state="suggested"] .record-value')
    return open_ones.filter(has_text=f"“{words}”").count()


@pytest.mark.skipif(not CASE.exists(), reason="the case of the captured page is not here")
def test_the_page_it_all_began_with_is_confirmed_in_forty_keys(page: Page, site: Site) -> None:
    opened(page, site, CASE, find="Militants Left")
    assert waiting(page) > 20
    keys, began = Keyboard(page), time.monotonic()
    while waiting(page):
        assert keys.count <= 40
        if "stopped flights" in keys.at():
            keys.press("s")
            keys.type("rud")
            keys.press("Enter")
        else:
            keys.press("c")

    seconds = time.monotonic() - began
    sys.stdout.write(f"{keys.count} keystrokes, {seconds:.1f} seconds\n")
    assert seconds < 120
    assert waiting(page) == 0


def test_words_are_selected_split_merged_and_undone_by_keys(imported: Page) -> None:
    keys = Keyboard(imported)
    first = imported.locator(".record-statement").nth(1)
    keys.press("j", "j", "j")
    assert "412 families" in keys.at()
    before = first.locator("blockquote").inner_text()

    keys.press("w", "ArrowLeft", "Shift+ArrowRight", "Enter")
    expect(first.locator("blockquote")).not_to_have_text(before)
    assert first.locator("blockquote").inner_text() in before
    keys.press("u")
    expect(first.locator("blockquote")).to_have_text(before)

    statements = imported.locator(".record-statement").count()
    keys.press("t", "ArrowRight", "ArrowRight", "ArrowRight", "Enter")
    expect(imported.locator(".record-statement")).to_have_count(statements + 1)
    keys.press("m")
    expect(first.locator("blockquote")).to_have_text(before)
    keys.press("u", "u")
    expect(imported.locator(".record-statement")).to_have_count(statements)
    assert not imported.locator('.record-entry[data-state="confirmed"]').count()


def test_selected_words_become_a_statement_and_a_figure(imported: Page) -> None:
    keys = Keyboard(imported)
    imported.locator('[data-place="text"] p').nth(4).evaluate(
        "node => getSelection().selectAllChildren(node)"
    )
    keys.press("a")
    expect(imported.locator(".record-inline textarea")).to_be_focused()
    assert violations(imported) == []
    keys.press("Tab")
    keys.type("A bystander")
    keys.press("Enter", "Control+Enter")
    expect(imported.locator("#record-said")).to_contain_text("Confirmed as you say")
    added = imported.locator(".record-statement", has_text="A bystander")
    expect(added.first).to_have_attribute("data-state", "confirmed")

    imported.evaluate(
        """() => { const mark = document.querySelector('.found-figure'); """
        """getSelection().selectAllChildren(mark); }"""
    )
    keys.press("f")
    expect(imported.get_by_label("At least", exact=False).first).not_to_have_value("")
    keys.press("Escape", "u")
    expect(imported.locator(".record-statement", has_text="A bystander")).to_have_count(0)


def test_keys_are_shown_can_be_switched_off_and_leave_typing_alone(imported: Page) -> None:
    keys = Keyboard(imported)
    open_ones = waiting(imported)
    keys.press("?")
    expect(imported.get_by_role("dialog", name="Keys of this screen")).to_be_visible()
    assert violations(imported) == []
    keys.press("Space", "Escape")

    keys.press("c")
    assert waiting(imported) == open_ones
    keys.press("Shift+?")
    imported.get_by_role("button", name="Keys").click()
    keys.press("Space", "Escape", "e")
    keys.type("cxA?")
    assert violations(imported) == []
    keys.press("Escape")
    assert waiting(imported) == open_ones


def test_the_screen_reads_from_either_side_and_on_a_phone(page: Page) -> None:
    sign_in(page, "ed", then="/desk/")
    page.goto("/desk/reports/?q=مكتبة")
    page.get_by_role("link", name=re.compile("^Record of")).first.click()
    expect(page.locator(".record-prose")).to_be_visible()
    for width in (1400, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []
        becomes(page, NOT_TOO_WIDE)


def test_all_of_it_works_without_scripts(browser: Browser, site: Site, tmp_path: Path) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page, place = context.new_page(), next(PLACES)
    opened(page, site, a_capture(tmp_path, place), find=f"Lower {place}")
    entry = page.locator(".record-statement", has_text="Ferries have not crossed").first

    entry.get_by_role("button", name=re.compile("^Confirm")).first.click()
    expect(entry).to_have_attribute("data-state", "confirmed")
    entry.get_by_role("link", name=re.compile("^Speaker")).first.click()
    page.get_by_label("Who says so").fill("Harbour office")
    page.get_by_role("button", name="Put on record").click()
    expect(entry.locator("strong").first).to_have_text("Harbour office")
    entry.get_by_role("link", name=re.compile("^Split")).first.click()
    page.get_by_label("The second statement").fill("nothing of it")
    page.get_by_role("button", name="Put on record").click()
    expect(page.get_by_label("The second statement")).to_have_value("nothing of it")
    page.get_by_role("link", name="Back without saving").click()
    page.get_by_role("button", name="Undo").click()
    expect(entry.locator("strong").first).to_have_text("Lake Ministry")
    context.close()
