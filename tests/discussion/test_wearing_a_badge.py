"""Badges: granted and ended by an editor, logged with each use, shown where they hold."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from wagtail.models import ModelLogEntry

from onrecord.discussion.actions.badges import end_badge, grant_badge
from onrecord.discussion.pages import first_page
from onrecord.people.models import Badge, User
from onrecord.reports.models import Report, Topic
from tests.conftest import NOON
from tests.discussion.conftest import Writes

VOUCHED = {"words": "Bridge engineer", "reason": "Spoke with her office", "at": NOON}


def test_a_person_in_the_story_is_pinned_above_every_order(
    write: Writes, report: Report, rosa: User, sami: User, ed: User
) -> None:
    write("I built it")
    write(author=sami)
    grant_badge(person=rosa, editor=ed, report=report, **VOUCHED)

    for order in ("newest", "oldest", "best"):
        page = first_page(report=report, order=order)
        assert page
        assert [comment.mark for comment in page.pinned] == ["Bridge engineer"]
        assert len(page.comments) == 2


def test_an_expert_is_one_on_reports_of_the_topic_alone(
    write: Writes, report: Report, rosa: User, ed: User
) -> None:
    bridges = Topic.objects.create(name="Bridges", slug="bridges")
    write()
    grant_badge(person=rosa, editor=ed, topic=bridges, **VOUCHED)
    assert _marks(report) == [""]

    report.topics.add(bridges)
    report.save()
    assert _marks(report) == ["Bridge engineer"]


def test_a_badge_is_logged_when_granted_used_and_ended(
    write: Writes, rosa: User, ed: User, report: Report
) -> None:
    badge = grant_badge(person=rosa, editor=ed, **VOUCHED)
    write()
    end_badge(badge=badge, editor=ed, at=NOON)
    write()

    acts = ModelLogEntry.objects.filter(action__startswith="people.badge").order_by("pk")
    assert [act.action for act in acts] == [
        "people.badge_granted",
        "people.badge_used",
        "people.badge_ended",
    ]
    assert _marks(report) == ["", ""]


def test_a_badge_granted_twice_is_one(rosa: User, ed: User) -> None:
    first = grant_badge(person=rosa, editor=ed, **VOUCHED)

    assert grant_badge(person=rosa, editor=ed, **VOUCHED) == first
    assert Badge.objects.count() == 1


@pytest.mark.parametrize("who", ["mo", "rosa"])
def test_only_editors_vouch(rosa: User, mo: User, who: str) -> None:
    with pytest.raises(PermissionDenied):
        grant_badge(person=rosa, editor={"mo": mo, "rosa": rosa}[who], **VOUCHED)


def test_a_badge_says_why(rosa: User, ed: User) -> None:
    with pytest.raises(ValidationError, match="how you know"):
        grant_badge(person=rosa, editor=ed, words="Expert", reason=" ", at=NOON)


def test_badges_are_granted_and_ended_at_the_desk(
    client: Client, ada: User, rosa: User, report: Report
) -> None:
    client.force_login(ada)
    sent = {"person": "rosa@example.org", "words": "Engineer", "reason": "Seen her papers"}
    assert client.post("/desk/badges/", {**sent, "person": "nobody"}).status_code == 400
    assert client.post("/desk/badges/", {**sent, "report": "zzzzz"}).status_code == 400
    address = report.get_absolute_url()
    assert client.post("/desk/badges/", {**sent, "report": address}).status_code == 302
    badge = Badge.objects.get()
    assert badge.about == f"report:{report.pk}"
    assert "Engineer" in client.get("/desk/badges/").text

    client.post("/desk/badges/", {"end": badge.pk})
    badge.refresh_from_db()
    assert badge.ended_at


def _marks(report: Report) -> list[str]:
    page = first_page(report=Report.objects.get(pk=report.pk))
    assert page
    return [comment.mark for comment in page.comments]
