"""Another site shows a discussion by one script: to be read, in an origin of its own."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.test import Client

from onrecord.discussion.actions import post_comment, withdraw_comment
from onrecord.people.models import User
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON


def test_the_page_for_a_frame_can_be_framed_read_and_nothing_else(
    report: Report, rosa: User, client: Client
) -> None:
    post_comment(author=rosa, report=report, text="I *saw* it", at=NOON)
    gone = post_comment(author=rosa, report=report, text="Regret", at=NOON)
    withdraw_comment(comment=gone, author=rosa, at=NOON)
    client.force_login(rosa)

    answer = client.get(f"/discussion/{report.short_id}/embed/")

    page = BeautifulSoup(answer.content, "html.parser")
    assert "X-Frame-Options" not in answer
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "form-action 'none'" in answer["Content-Security-Policy"]
    assert not answer.cookies
    assert page.find("form") is None
    assert "saw" in page.get_text()
    assert "Regret" not in page.get_text()


def test_no_other_page_of_a_discussion_can_be_framed(report: Report, client: Client) -> None:
    answer = client.get(f"{report.get_absolute_url()}discussion/")

    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_the_script_may_be_loaded_from_anywhere(db: None, client: Client) -> None:
    answer = client.get("/discussion/embed.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert b"allow-same-origin" not in answer.content


def test_what_is_not_there_or_no_longer_is_not_framed(
    report: Report, ed: User, client: Client
) -> None:
    assert client.get("/discussion/0zzzz/embed/").status_code == 404
    unpublish_report(report=report, editor=ed, reason="It was wrong.", at=NOON)

    assert client.get(f"/discussion/{report.short_id}/embed/").status_code == 404
