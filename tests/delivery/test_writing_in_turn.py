"""On SQLite writers stand in line, and whoever has written, or failed, lets the next one."""

from __future__ import annotations

import gc
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import DataError, IntegrityError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from onrecord.config.stores import SQLITE
from onrecord.delivery.sqlite3.base import DatabaseWrapper
from onrecord.delivery.sqlite3.room import ROOM
from onrecord.delivery.sqlite3.turns import Turn, TurnDidNotComeError, Turns
from tests.faults.writers import write

NO_TIME = 0.05
pytestmark = pytest.mark.django_db  # lets connections be opened; theirs are to files of their own


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one table."""
    file = tmp_path / "store.sqlite3"
    with sqlite3.connect(file) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE words (word UNIQUE)")
    return file


@pytest.fixture
def connect(file: Path) -> Iterator[Callable[[], BaseDatabaseWrapper]]:
    """Opens connections like those of the site."""
    opened: list[BaseDatabaseWrapper] = []

    def connect() -> BaseDatabaseWrapper:
        opened.append(
            DatabaseWrapper(
                {
                    "NAME": str(file),
                    "OPTIONS": SQLITE,
                    "AUTOCOMMIT": True,
                    "ATOMIC_REQUESTS": False,
                    "CONN_MAX_AGE": 60,
                    "CONN_HEALTH_CHECKS": False,
                    "TIME_ZONE": None,
                }
            )
        )
        return opened[-1]

    yield connect
    for one in opened:
        one.close()


def is_free(file: Path) -> bool:
    """Whether another process could write now."""
    turn = Turn(Turns(str(file)))
    try:
        turn.take(patience=NO_TIME)
    except TurnDidNotComeError:
        return False
    turn.give_back()
    return True


def say(connection: BaseDatabaseWrapper, words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)


@pytest.mark.parametrize("words", ["SELECT %s", "INSERT INTO words VALUES (%s)"])
def test_a_number_too_large_is_an_error_in_the_data_as_on_postgresql(
    connect: Callable[[], BaseDatabaseWrapper], file: Path, words: str
) -> None:
    connection = connect()

    # The first cursor of a connection is another than those that follow.
    for _ in range(2):
        with connection.cursor() as cursor, pytest.raises(DataError):
            cursor.execute(words, [10**26])

    assert is_free(file)


def test_the_turn_is_held_from_the_beginning_of_a_transaction_to_its_end(
    connect: Callable[[], BaseDatabaseWrapper], file: Path
) -> None:
    connection = connect()

    say(connection, "BEGIN IMMEDIATE")
    say(connection, "INSERT INTO words VALUES ('one')")
    say(connection, "SAVEPOINT inner")
    say(connection, "INSERT INTO words VALUES ('two')")
    say(connection, "RELEASE inner")
    assert not is_free(file)

    connection._commit()
    assert is_free(file)


@pytest.mark.parametrize("end", ["_rollback", "close"])
def test_the_turn_is_given_back_whatever_the_end(
    connect: Callable[[], BaseDatabaseWrapper], file: Path, end: str
) -> None:
    connection = connect()
    say(connection, "BEGIN IMMEDIATE")

    getattr(connection, end)()

    assert is_free(file)


def test_a_single_statement_is_a_turn_of_its_own(
    connect: Callable[[], BaseDatabaseWrapper], file: Path
) -> None:
    connection = connect()

    say(connection, "INSERT INTO words VALUES ('one')")
    assert is_free(file)
    with pytest.raises(IntegrityError):
        say(connection, "INSERT INTO words VALUES ('one')")
    assert is_free(file)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO words VALUES ('two'), ('three') RETURNING word")
        assert cursor.fetchone() == ("two",)
    assert is_free(file)


def test_reading_needs_no_turn(connect: Callable[[], BaseDatabaseWrapper], file: Path) -> None:
    writer, reader = connect(), connect()
    say(writer, "INSERT INTO words VALUES ('one')")
    say(writer, "BEGIN IMMEDIATE")

    with reader.cursor() as cursor:
        cursor.execute("SELECT word FROM words")
        assert cursor.fetchall() == [("one",)]


def test_a_connection_that_was_dropped_keeps_nobody_waiting(
    connect: Callable[[], BaseDatabaseWrapper], file: Path
) -> None:
    turn = Turn(Turns(str(file)))
    turn.take(patience=1)
    assert not is_free(file)

    del turn
    gc.collect()

    assert is_free(file)


def test_two_connections_of_one_thread_do_not_wait_for_ever(
    connect: Callable[[], BaseDatabaseWrapper],
) -> None:
    one, other = connect(), connect()
    say(one, "BEGIN IMMEDIATE")
    begun = time.monotonic()

    with pytest.raises(OperationalError, match="Others were writing"):
        say(other, "BEGIN IMMEDIATE")

    assert time.monotonic() - begun < 5


def test_whoever_writes_without_standing_in_line_is_waited_for_no_longer_either(
    connect: Callable[[], BaseDatabaseWrapper], file: Path
) -> None:
    stranger = sqlite3.connect(file, isolation_level=None)
    stranger.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()

    with pytest.raises(OperationalError, match="locked"):
        say(connect(), "INSERT INTO words VALUES ('one')")

    assert time.monotonic() - begun < 5
    assert is_free(file)
    stranger.close()


def test_once_one_has_waited_in_vain_the_others_are_told_at_once_until_it_is_over(
    connect: Callable[[], BaseDatabaseWrapper], file: Path
) -> None:
    """Else writers who cannot be served would keep all threads from who reads."""
    stranger = sqlite3.connect(file, isolation_level=None)
    stranger.execute("BEGIN EXCLUSIVE")
    connection = connect()
    with pytest.raises(OperationalError):
        say(connection, "INSERT INTO words VALUES ('one')")
    begun = time.monotonic()

    with pytest.raises(OperationalError):
        say(connection, "INSERT INTO words VALUES ('two')")

    assert time.monotonic() - begun < 1.5
    stranger.close()
    say(connection, "INSERT INTO words VALUES ('three')")


def test_whoever_came_first_writes_first(file: Path) -> None:
    turns = Turns(str(file))
    first = Turn(turns)
    first.take(patience=1)
    served: list[int] = []

    def wait(number: int) -> None:
        turn = Turn(turns)
        turn.take(patience=30)
        served.append(number)
        turn.give_back()

    waiting = []
    for number in range(8):
        waiting.append(threading.Thread(target=wait, args=(number,)))
        waiting[-1].start()
        while turns.waiting <= number:
            time.sleep(0.001)
    first.give_back()
    for thread in waiting:
        thread.join()

    assert served == list(range(8))


def test_two_processes_take_turns(file: Path) -> None:
    """Two lines on one file lock each other out as two processes do."""
    served: list[str] = []
    until = time.monotonic() + 0.3

    def write_on(name: str) -> None:
        turns = Turns(str(file))
        while time.monotonic() < until:
            turn = turns.take(patience=30)
            served.append(name)
            time.sleep(0.001)
            turns.give_back(turn)

    threads = [threading.Thread(target=write_on, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert min(served.count("a"), served.count("b")) >= len(served) / 4


def test_many_writers_in_two_processes_are_all_served() -> None:
    outcome = write(32, 320, processes=2)

    assert outcome.refused == []
    assert outcome.kept == outcome.counted == 320


def test_the_index_of_the_log_has_its_room_before_a_disk_is_full(
    file: Path, connect: Callable[[], BaseDatabaseWrapper]
) -> None:
    first, second = connect(), connect()

    say(first, "INSERT INTO words VALUES ('quay')")
    say(second, "INSERT INTO words VALUES ('bridge')")

    index = file.with_name(f"{file.name}-shm").stat()
    assert index.st_size >= ROOM
    assert index.st_blocks * 512 >= ROOM


def test_the_index_has_its_room_again_after_all_have_left(
    file: Path, connect: Callable[[], BaseDatabaseWrapper]
) -> None:
    for word in ("quay", "bridge", "tram"):
        one = connect()
        say(one, f"INSERT INTO words VALUES ('{word}')")
        assert file.with_name(f"{file.name}-shm").stat().st_blocks * 512 >= ROOM
        one.close()
