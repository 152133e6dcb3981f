"""Whoever proves the address that a comment was kept with takes it over; nobody else does."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from onrecord.discussion.actions import Incoming, keep_incoming
from onrecord.discussion.models import Comment, Discussion, EarlierName
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON

PAGE = "/account/earlier-comments/"


@pytest.fixture
def earlier(report: Report) -> EarlierName:
    """Two comments by "Old Rosa", kept with an address."""
    comments = [
        Incoming(
            source_id=str(number),
            status=Comment.Status.PUBLISHED,
            words=f"Said long ago {number}",
            created_at=NOON,
            name="Old Rosa",
            address="Rosa@Example.org",
        )
        for number in (1, 2)
    ]
    discussion = Discussion.objects.get(report=report)
    keep_incoming(discussion=discussion, source="disqus", comments=comments, at=NOON)
    return EarlierName.objects.get()


def test_a_proven_address_takes_comments_over(
    earlier: EarlierName, rosa: User, client: Client, report: Report
) -> None:
    EmailAddress.objects.create(user=rosa, email="rosa@example.org", verified=True)
    client.force_login(rosa)
    assert "Old Rosa" in client.get(PAGE).content.decode()

    answer = client.post(PAGE, {"name": earlier.pk})

    assert answer.status_code == 303
    assert {comment.shown_author for comment in Comment.objects.all()} == {"Rosa"}
    assert "Old Rosa" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"name": earlier.pk}).status_code == 403


@pytest.mark.parametrize("verified", [False, None])
def test_an_address_that_was_not_proven_takes_nothing(
    earlier: EarlierName, rosa: User, client: Client, verified: bool | None
) -> None:
    if verified is not None:
        EmailAddress.objects.create(user=rosa, email="rosa@example.org", verified=verified)
    client.force_login(rosa)

    assert "Old Rosa" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"name": earlier.pk}).status_code == 403
    assert {comment.shown_author for comment in Comment.objects.all()} == {"Old Rosa"}


def test_what_comes_in_later_is_the_persons_too(
    earlier: EarlierName, rosa: User, client: Client, report: Report
) -> None:
    EmailAddress.objects.create(user=rosa, email="rosa@example.org", verified=True)
    client.force_login(rosa)
    client.post(PAGE, {"name": earlier.pk})
    later = Incoming(
        source_id="3",
        status=Comment.Status.PUBLISHED,
        words="One more",
        created_at=NOON,
        name="Old Rosa",
        address="rosa@example.org",
    )

    discussion = Discussion.objects.get(report=report)
    keep_incoming(discussion=discussion, source="disqus", comments=[later], at=NOON)

    assert Comment.objects.get(body_source="One more").author == rosa
