"""Changes that come at the same moment share a commit; each stands or falls by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import OperationalError, connection, transaction

from onrecord.delivery.commits import sharing_commit
from onrecord.delivery.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


class Refused(Exception):
    """What one change is told."""


@sharing_commit
def add(topic: str, *, refuse: bool = False) -> int:
    event = Event.objects.create(topic=topic)
    if refuse:
        raise Refused(topic)
    return event.pk


def test_each_of_many_at_once_is_given_what_it_made_and_a_refused_one_is_undone_alone() -> None:
    given: dict[str, int] = {}
    refused: list[str] = []

    def client(number: int) -> None:
        for turn in range(10):
            topic = f"thing:{number}-{turn}"
            try:
                given[topic] = add(topic, refuse=turn % 3 == 0)
            except Refused as refusal:
                refused.append(str(refusal))
        connection.close()

    _at_once([lambda number=number: client(number) for number in range(8)])

    kept = dict(Event.objects.values_list("topic", "pk"))
    assert kept == given
    assert len(given) == 48
    assert len(set(refused)) == 32


def test_where_the_store_undoes_all_of_them_nobody_is_told_that_it_is_kept() -> None:
    first_waits, go_on = threading.Event(), threading.Event()
    given: list[str] = []

    @sharing_commit
    def change(topic: str) -> None:
        Event.objects.create(topic=topic)
        if topic == "first":
            first_waits.set()
            go_on.wait(5)
        if topic == "breaks":
            if connection.vendor == "sqlite":  # what it does by itself when the disk is full
                connection.connection.execute("ROLLBACK")
            raise OperationalError("database or disk is full")

    def client(topic: str) -> None:
        with suppress(OperationalError):
            change(topic)
            given.append(topic)
        connection.close()

    first = threading.Thread(target=client, args=["first"])
    first.start()
    assert first_waits.wait(5)
    others = [
        threading.Thread(target=client, args=[topic]) for topic in ("second", "breaks", "third")
    ]
    for other in others:
        other.start()
        time.sleep(0.05)  # they come in this order
    go_on.set()
    for thread in [first, *others]:
        thread.join()

    kept = set(Event.objects.values_list("topic", flat=True))
    assert kept == set(given)
    assert "breaks" not in kept


def test_what_is_told_after_the_commit_is_told_only_of_what_was_kept() -> None:
    told: list[str] = []

    @sharing_commit
    def change(word: str, *, refuse: bool) -> None:
        transaction.on_commit(lambda: told.append(word))
        if refuse:
            raise Refused

    change("kept", refuse=False)
    with pytest.raises(Refused):
        change("undone", refuse=True)

    assert told == ["kept"]


def test_within_a_transaction_it_is_part_of_it() -> None:
    with transaction.atomic():
        add("thing:1")
        transaction.set_rollback(True)

    assert not Event.objects.exists()


def _at_once(works: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
