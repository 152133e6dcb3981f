"""Nothing that a person can type runs in another's browser, with the site's policy switched off."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from onrecord.shared.comment_text import render
from onrecord.shared.text import tidy_prose
from tests.journeys.conftest import Site, sign_in
from tests.journeys.payloads import framed, payloads, short

AT_ONCE = 400
WATCH = "window.heard = []; window.ran = () => { window.heard.push(document.URL); return 1 };"
FILL = """
import datetime as dt
from django.utils import timezone
from onrecord.discussion.actions import flag_comment, post_comment
from onrecord.discussion.actions.badges import grant_badge
from onrecord.discussion.models import Clause, Comment, Discussion
from onrecord.moderation.actions import remove_comment
from onrecord.people.models import Kind, User
from onrecord.people.notices import Told, tell
from onrecord.reports.models import Picture, Report
from tests.journeys.payloads import payloads, short
now = timezone.now()
ada, mo, rosa = (User.objects.get(email=f"{who}@example.org") for who in ("ada", "mo", "rosa"))
report = Discussion.objects.filter(state="open", report__live=True).earliest("pk").report
clause = Clause.objects.earliest("number")
words = payloads()
for number, name in enumerate(short(60)):
    person = User.objects.create_user(f"p{number}@example.org", name=name, bio=name * 4)
    said = "\\n\\n".join(words[number::60])[:4900]
    at = now - dt.timedelta(hours=number)
    comment = post_comment(author=person, report=report, text=said, at=at)
    tell(rosa, Told(kind=Kind.REPLY, about=f"x:{number}", words=name, url="/"), at=at, actor=person)
    grant_badge(person=person, editor=ada, words=name, reason=name * 3, at=at)
    if comment.is_published and number % 2:
        flag_comment(comment=comment, reader=rosa, clause=clause, note=name * 5, at=at)
    if comment.is_published and number % 5 == 4:
        remove_comment(comment=comment, moderator=mo, clause=clause, reason=name * 3, at=now)
print(report.get_absolute_url(), person.pk)
"""


@pytest.fixture
def watched(browser: Browser, site: Site) -> Iterator[Page]:
    """A browser without the policy, in which whatever runs is heard."""
    context = browser.new_context(base_url=site.address, bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    page.on(
        "request",
        lambda request: (
            "hole.example/" in request.url.partition("?")[0]
            and pytest.fail(f"{request.url} was asked")
        ),
    )
    yield page
    context.close()


def assert_nothing_ran(page: Page) -> None:
    """Nor would any link run something, as the browser itself reads it."""
    page.wait_for_timeout(150)
    assert page.evaluate("window.heard") == []
    schemes = page.evaluate("[...new Set([...document.links].map((link) => link.protocol))]")
    assert set(schemes) <= {"http:", "https:", "mailto:"}
    handlers = """[...document.querySelectorAll("main *")].filter((element) =>
        [...element.attributes].some((one) => one.name.startsWith("on"))).map((e) => e.outerHTML)"""
    assert page.evaluate(handlers) == []


def test_the_renderer_leaves_nothing_that_runs_however_often_it_is_parsed(watched: Page) -> None:
    texts = [tidy_prose(text) for text in framed()]
    assert len(texts) > 5000
    watched.goto("/about/")
    for start in range(0, len(texts), AT_ONCE):
        html = "".join(f"<div>{render(text)}</div>" for text in texts[start : start + AT_ONCE])
        watched.evaluate(
            """(html) => { const main = document.querySelector("main");
            main.innerHTML = html;
            for (const again of [1, 2]) main.innerHTML = main.innerHTML;
            for (const link of document.links) link.dispatchEvent(new MouseEvent("mouseover"));
            }""",
            html,
        )
        assert_nothing_ran(watched)


def test_the_watch_hears_what_runs(watched: Page) -> None:
    watched.goto("/about/")
    watched.evaluate("document.querySelector('main').innerHTML = '<img src=x onerror=ran()>'")
    watched.wait_for_function("window.heard.length > 0")

    assert watched.evaluate("window.heard.length") == 1


def test_no_field_that_people_fill_runs_anything_anywhere(watched: Page, site: Site) -> None:
    path, last = site.told(FILL).split()[-2:]
    first = int(last) - len(short(60)) + 1
    public = [path, f"{path}discussion/", f"{path}discussion/oldest/", f"{path}discussion/threads/"]
    for address in [*public, *(f"/people/{pk}/" for pk in range(first, int(last) + 1, 3))]:
        watched.goto(address)
        assert_nothing_ran(watched)
    for payload in payloads()[::25]:
        watched.goto(f"/search/?q={quote(payload[:200])}")
        assert_nothing_ran(watched)
    sign_in(watched, "rosa")
    for address in ["/account/notices/", f"/account/ignore/{last}/", f"/account/follow/{last}/"]:
        watched.goto(address)
        assert_nothing_ran(watched)
    watched.goto("/account/")
    picture = {"name": short(60)[0] + ".png", "mimeType": "image/png", "buffer": b"no picture"}
    watched.locator("input[type=file]").set_input_files(picture)
    watched.get_by_label("About you").fill("\n".join(short(60))[:500])
    watched.get_by_role("button", name="Save").click()
    assert_nothing_ran(watched)


def test_nothing_runs_at_the_desk_either(watched: Page, site: Site) -> None:
    sign_in(watched, "ada", then="/desk/")
    for address in [
        "/desk/moderation/",
        "/desk/moderation/?show=flagged",
        "/desk/moderation/?show=all",
        "/desk/badges/",
        "/desk/reports/site-history/",
        "/desk/users/",
    ]:
        watched.goto(address)
        watched.wait_for_timeout(200)
        assert watched.evaluate("window.heard") == [], address
