"""Every process hears every committed change, once, in whatever order commits become visible."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from onrecord.delivery import hearing
from onrecord.delivery.events import announce
from onrecord.delivery.hearing import Heard, listen
from onrecord.delivery.jobs import EVENTS_KEPT, prune_events
from onrecord.delivery.leases import LASTS, release_lease, take_lease
from onrecord.delivery.models import Event, Lease
from onrecord.delivery.tail import Tail
from tests.conftest import FOLLOWING


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Heard]:
    """What a listener of this process is told."""
    told: list[Heard] = []
    monkeypatch.setattr(hearing, "_listeners", [])
    listen(told.append)
    return told


def tail_from_now() -> Tail:
    tail = Tail()
    tail.begin()
    return tail


@pytest.mark.django_db(transaction=True)
def test_a_change_is_heard_at_once_where_it_was_made_and_once_only(heard: list[Heard]) -> None:
    tail = tail_from_now()

    announce("report:1", "front")
    tail.read()

    assert [event.topic for event in heard] == ["report:1", "front"]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_was_rolled_back_is_never_heard(heard: list[Heard]) -> None:
    tail = tail_from_now()

    with transaction.atomic():
        announce("report:1")
        transaction.set_rollback(True)
    tail.read()

    assert heard == []


@FOLLOWING
def test_another_process_s_change_is_heard_at_the_next_look(heard: list[Heard]) -> None:
    tail = tail_from_now()

    Event.objects.create(topic="discussion:7", detail={"seq": 3, "count": 2})
    tail.read()
    tail.read()

    assert [(event.topic, event.detail) for event in heard] == [
        ("discussion:7", {"seq": 3, "count": 2})
    ]


@pytest.mark.django_db
def test_old_events_are_removed_and_the_newest_stays() -> None:
    long_ago = timezone.now() - EVENTS_KEPT - dt.timedelta(hours=1)
    for number in range(3):
        Event.objects.create(topic=f"report:{number}", at=long_ago)

    prune_events()

    assert [event.topic for event in Event.objects.all()] == ["report:2"]


@pytest.mark.django_db
def test_only_one_process_holds_a_lease_until_it_lets_go_or_dies() -> None:
    assert take_lease(name="jobs", holder="one")
    assert take_lease(name="jobs", holder="one")
    assert not take_lease(name="jobs", holder="two")

    release_lease(name="jobs", holder="one")
    assert take_lease(name="jobs", holder="two")

    Lease.objects.update(until=timezone.now() - LASTS)
    assert take_lease(name="jobs", holder="three")
