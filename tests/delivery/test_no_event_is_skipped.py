"""On PostgreSQL ids are given before commit; no event is skipped or told twice, however late."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.delivery.events import announce
from onrecord.delivery.reading import reader_from_now

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite has one writer at a time; there ids are in order",
    ),
]
STEPS = st.sampled_from(["write", "write in a savepoint", "commit", "roll back", "look"])
numbers = itertools.count(1)


class Writer:
    """Another process, with a connection and at most one open transaction of its own."""

    def __init__(self) -> None:
        self.connection: Any = connection.copy()
        self.connection.set_autocommit(False)
        self.written: set[str] = set()

    def write(self) -> str:
        """Write an event; nobody else can see it yet."""
        topic = f"report:{next(numbers)}"
        with self.connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO delivery_event (topic, detail, at) VALUES (%s, '{}', now())", [topic]
            )
        self.written.add(topic)
        return topic

    def write_in_a_savepoint(self) -> str:
        """The same, in a part of the transaction that has a number of its own."""
        name = self.connection.savepoint()
        topic = self.write()
        self.connection.savepoint_commit(name)
        return topic

    def commit(self) -> set[str]:
        """What everybody can see from now on."""
        self.connection.commit()
        shown, self.written = self.written, set()
        return shown

    def roll_back(self) -> None:
        """What was written never was."""
        self.connection.rollback()
        self.written = set()


@contextmanager
def writers(number: int) -> Iterator[list[Writer]]:
    """So many processes that write at once."""
    opened = [Writer() for _ in range(number)]
    try:
        yield opened
    finally:
        for writer in opened:
            writer.connection.rollback()
            writer.connection.close()


def test_an_event_whose_transaction_was_open_all_the_while_is_heard_when_it_commits() -> None:
    """By no clock: a thousand others are committed and heard between its id and its commit."""
    reader = reader_from_now()
    with writers(1) as (late,):
        topic = late.write()
        for number in range(1000):
            announce(f"topic:{number}")
            if number % 100 == 0:
                assert topic not in {event.topic for event in reader.read()}
        reader.read()
        late.commit()

        assert [event.topic for event in reader.read()] == [topic]
        assert reader.read() == []


def test_a_reader_that_begins_while_a_transaction_is_open_hears_of_it() -> None:
    with writers(1) as (late,):
        topic = late.write()
        reader = reader_from_now()
        late.commit()

        assert [event.topic for event in reader.read()] == [topic]


def test_a_transaction_that_takes_its_number_long_before_it_writes_is_heard() -> None:
    reader = reader_from_now()
    with writers(1) as (late,):
        with late.connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")
        with transaction.atomic():
            announce("report:early")
        assert [event.topic for event in reader.read()] == ["report:early"]
        topic = late.write()
        late.commit()

        assert [event.topic for event in reader.read()] == [topic]


@settings(deadline=None, max_examples=60)
@given(steps=st.lists(st.tuples(STEPS, st.integers(0, 2)), max_size=30))
def test_in_every_order_of_steps_each_look_gives_what_was_committed_since_the_last(
    steps: list[tuple[str, int]],
) -> None:
    reader = reader_from_now()
    due: set[str] = set()
    with writers(3) as opened:
        for step, who in [*steps, ("commit", 0), ("commit", 1), ("commit", 2), ("look", 0)]:
            writer = opened[who]
            if step == "write":
                writer.write()
            elif step == "write in a savepoint":
                writer.write_in_a_savepoint()
            elif step == "commit":
                due |= writer.commit()
            elif step == "roll back":
                writer.roll_back()
            else:
                assert sorted(event.topic for event in reader.read()) == sorted(due)
                due = set()
