"""Everybody sees what a person wrote, as long as it can be read."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from onrecord.discussion.actions import change_status, post_comment
from onrecord.discussion.models import BY_RULE, Comment
from onrecord.people.actions import change_name
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON


def test_a_persons_comments_stand_on_their_page_as_long_as_they_can_be_read(
    client: Client, remark: Comment, rosa: User
) -> None:
    address = f"/people/{rosa.pk}/"
    assert remark.body_html in client.get(address).text
    assert address in client.get(remark.discussion.report.get_absolute_url()).text

    change_status(comment=remark, to=Comment.Status.HELD, by=BY_RULE, at=NOON)
    assert remark.body_html not in client.get(address).text


def test_another_name_stands_on_the_page_at_once(client: Client, rosa: User) -> None:
    client.get(f"/people/{rosa.pk}/")
    change_name(person=rosa, name="Rosalind", at=NOON)

    assert "<bdi>Rosalind</bdi>" in client.get(f"/people/{rosa.pk}/").text


def test_comments_are_walked_from_page_to_page(
    client: Client, rosa: User, remark: Comment, report: Report
) -> None:
    for hour in range(1, 45):
        at = NOON + dt.timedelta(hours=hour)
        post_comment(author=rosa, report=report, text=f"Remark {hour}", at=at)
    address, seen = f"/people/{rosa.pk}/", []
    while address:
        page = client.get(address).text
        seen += [line for line in range(1, 45) if f"<p>Remark {line}</p>" in page]
        older = page.partition('rel="next" href="')[2] or (page.partition("before/")[2] and "")
        address = older.partition('"')[0]

    assert sorted(seen) == list(range(1, 45))
    assert client.get(f"/people/{rosa.pk}/before/1/").status_code == 404
