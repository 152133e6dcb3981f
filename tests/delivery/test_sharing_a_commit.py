"""Changes that come at the same moment share a commit; each stands or falls by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

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
