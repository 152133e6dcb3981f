"""No word of a report can be read before its time, on any surface, and then once and at once.

    ONRECORD_SCHEDULES=10000 python -m pytest tests/faults/test_embargo.py -n 0 -s

Without the variable a dozen are tried: a hundred take a minute.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import zoneinfo
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.forms import DateTimeField
from django.test import Client
from django.utils import timezone

from onrecord.delivery.clock import database_now
from onrecord.exchange.actions.webhooks import add_webhook
from onrecord.exchange.models import Webhook
from onrecord.people.models import User
from onrecord.reports.actions import publish_due, schedule_report
from onrecord.reports.models import Report, Section, Topic, Version
from tests.conftest import NOON, a_draft, a_picture, a_report
from tests.faults.embargo import Planned, leaks, leaks_in_copy

SCHEDULES = int(os.environ.get("ONRECORD_SCHEDULES", "12"))
BATCH = min(SCHEDULES, 100)
LOOKS = 1 if SCHEDULES < 100 else 4
SECOND = dt.timedelta(seconds=1)
DAY = 86_400


def plan(
    batch: int, rng: random.Random, *, editor: User, section: Section
) -> dict[dt.datetime, list[Planned]]:
    """Reports that are each due at some second of tomorrow, some with a picture."""
    start = database_now().replace(microsecond=0) + dt.timedelta(days=1)
    harbour = Topic.objects.create(name="Harbour", slug="harbour")
    shown = a_report(editor=editor, section=section, headline="The quay", topics=[harbour])
    picture = a_picture()
    due: dict[dt.datetime, list[Planned]] = {}
    for number in range(BATCH):
        secret = f"zq{batch:04d}{number:03d}x"
        draft = a_draft(
            author=editor,
            section=section,
            headline=f"Quay {secret}",
            summary=f"The {secret} of the quay.",
            slug=f"quay-{secret}",
            body=[("paragraph", f"<p>647 {secret} left the quay, Ann {secret} said.</p>")],
            topics=[harbour],
            related=[shown],
            lead_image=picture if number % 10 == 0 else None,
        )
        at = start + dt.timedelta(seconds=rng.randrange(DAY))
        schedule_report(report=draft, editor=editor, at=at)
        due.setdefault(at, []).append(Planned(draft, secret, picture.file.name))
    return due


@pytest.fixture
def clients(ada: User, rosa: User) -> list[Client]:
    """Somebody whom nobody knows, and a reader; others are told of everything by a webhook."""
    add_webhook(url="https://hook.example/", events=list(Webhook.Event), person=ada, at=NOON)
    both = [Client(), Client()]
    both[1].force_login(rosa)
    return both


@pytest.mark.parametrize("batch", range(-(-SCHEDULES // BATCH)))
def test_nothing_is_read_before_its_second_and_everything_at_it(
    batch: int, ed: User, world: Section, clients: list[Client], tmp_path: Path
) -> None:
    rng = random.Random(batch)  # the same schedules each time
    due = plan(batch, rng, editor=ed, section=world)
    moments = sorted(due)
    looked_at = set(rng.sample(moments, LOOKS))
    copied_at = min(looked_at)  # while most are waiting
    waiting = [one for at in moments for one in due[at]]

    for at in moments:
        early = publish_due(at=at - SECOND)
        assert not early.published
        if at in looked_at:
            assert leaks(waiting, clients, rng) == []
        done = publish_due(at=at)
        assert [one.pk for one in done.published] == [one.report.pk for one in due[at]]
        waiting = [one for one in waiting if one not in due[at]]
        if at in looked_at:
            assert due[at][0].secret in clients[0].get("/").text
        if at == copied_at:
            assert leaks_in_copy(waiting, tmp_path / "copy") == []
    assert Version.objects.count() == BATCH + 1
    assert set(Version.objects.values_list("number", flat=True)) == {1}


@pytest.mark.parametrize(
    ("zone", "typed"),
    [
        ("Europe/Berlin", "2026-03-29 02:30"),  # does not exist
        ("Europe/Berlin", "2026-10-25 02:30"),  # exists twice
        ("Australia/Lord_Howe", "2026-04-05 01:45"),  # twice: the clock goes back half an hour
        ("Australia/Lord_Howe", "2026-10-04 02:15"),  # not at all
        ("Pacific/Apia", "2011-12-30 12:00"),  # a day that was left out
    ],
)
def test_a_time_that_is_missing_or_stands_twice_is_asked_for_again(zone: str, typed: str) -> None:
    """The desk's form takes times as Django's does."""
    with timezone.override(zoneinfo.ZoneInfo(zone)), pytest.raises(ValidationError):
        DateTimeField().clean(typed)


@pytest.mark.django_db
def test_the_desk_refuses_such_a_time_and_schedules_nothing(
    client: Client, ed: User, draft: Report, settings: Any
) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    client.force_login(ed)
    page = client.get(f"/desk/reports/edit/{draft.pk}/")
    form = page.context["form"]
    sent = dict.fromkeys(form.fields, "") | {
        "headline": "647 leave", "slug": "x", "section": draft.section_id, "summary": "",
        "body-count": 0, "bylines-count": 0, "related": "", "topics": "[]", "embargo": "",
        "go_live_at": "2026-10-25 02:30", "action-publish": "yes",
    }  # fmt: skip
    answer = client.post(
        f"/desk/reports/edit/{draft.pk}/", {**sent, "body-count": 0, "bylines-count": 0}
    )

    assert answer.status_code == 200
    assert "may be ambiguous" in answer.text
    draft.refresh_from_db()
    assert not draft.live
    assert draft.scheduled_revision is None
