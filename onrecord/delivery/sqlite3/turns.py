"""Whose turn it is to write: one at a time, in the order in which they came, for all processes.

SQLite lets its writers try again and again, and the unlucky give up. Here a writer waits in its
process's line; the first of each line waits for the others' by two locks of the kernel on files
beside the database. Who holds ``next`` is the one to have ``turn`` after whoever has it now, so no
process can have it twice in a row while another waits. A process that dies lets go of both.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections import deque

BETWEEN_LOOKS = 0.0005  # seconds; the kernel's own waiting knows no end
STUCK_FOR = 2.0  # seconds that nobody waits long after one has waited in vain


class TurnDidNotComeError(Exception):
    """Others wrote for as long as the writer was willing to wait."""


class Turns:
    """The line of those who want to write to one database file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Event] = deque()
        self._given_at = self._stuck_at = -STUCK_FOR

    @property
    def waiting(self) -> int:
        """How many of this process wait."""
        return len(self._waiting)

    @property
    def is_stuck(self) -> bool:
        """Whether one has just waited in vain: then the others need not, and keep threads free."""
        return time.monotonic() - self._stuck_at < STUCK_FOR

    def get_stuck(self) -> None:
        """The database is held by somebody who does not let go."""
        self._stuck_at = time.monotonic()

    def get_going(self) -> None:
        """The database could be written to."""
        self._stuck_at = -STUCK_FOR

    def take(self, *, patience: float) -> int:
        """Wait for the turn, for at most ``patience`` seconds, else ``TurnDidNotComeError``.

        What is given back is what ``give_back`` wants to have. An ``OSError`` says that the files
        cannot be locked.
        """
        begun = time.monotonic()
        try:
            self._stand_in_line(patience)
            turn = self._wait_for_other_processes(begun + patience)
        except TurnDidNotComeError:
            if self._given_at < begun:
                self.get_stuck()
            raise
        self._given_at = time.monotonic()
        return turn

    def give_back(self, turn: int) -> None:
        """Let the next one write; for a process, a file that is closed is no longer locked."""
        os.close(turn)
        self._call_next()

    def _stand_in_line(self, patience: float) -> None:
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(patience):
            return
        with self._lock:
            # Called in the very last moment: the turn is ours all the same.
            if called.is_set():
                return
            self._waiting.remove(called)
        raise TurnDidNotComeError

    def _call_next(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False

    def _wait_for_other_processes(self, until: float) -> int:
        try:
            following = _locked(f"{self._file}-next", until)
            try:
                return _locked(f"{self._file}-turn", until)
            finally:
                os.close(following)
        except BaseException:
            self._call_next()
            raise


class Turn:
    """One connection's turn: taken before it may write, given back when it no longer can."""

    def __init__(self, turns: Turns) -> None:
        self.line = turns
        self._held: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether the connection may write now."""
        return self._held is not None

    def take(self, *, patience: float) -> None:
        """Wait for it, unless it is held already; see ``Turns.take`` for what is raised."""
        if self._held is None:
            self._held = self.line.take(patience=patience)

    def give_back(self) -> None:
        """Let others write."""
        held, self._held = self._held, None
        if held is not None:
            self.line.give_back(held)

    def __del__(self) -> None:
        """A connection that was dropped without being closed must not keep others waiting."""
        self.give_back()


def _locked(file: str, until: float) -> int:
    """The file, opened and locked. Read-only: where nothing can be written it can be locked."""
    descriptor = os.open(file, os.O_RDONLY | os.O_CREAT, 0o600)
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise TurnDidNotComeError from None
                time.sleep(BETWEEN_LOOKS)
            else:
                return descriptor
    except BaseException:
        os.close(descriptor)
        raise
