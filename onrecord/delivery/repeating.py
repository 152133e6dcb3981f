"""Tells of what fails again and again once, and not ten times a second while a disk is full."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.delivery.troubles import trouble_of

AGAIN = 3600.0  # seconds until the same failure is told of anew


@dataclass
class Failure:
    """What one step last failed with, and when that was told."""

    kind: type[BaseException]
    words: str
    told_at: float


class Failures:
    """What fails of the steps that a part of the program takes over and over, by their names."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._last: dict[str, Failure] = {}

    def guard(self, name: str, step: Callable[[], object]) -> None:
        """Take the step; whatever it raises is told of, and nothing more."""
        try:
            step()
        except Exception as error:  # what fails is tried again when it is next due
            self.met(name, error)
        else:
            self.over(name)

    def met(self, name: str, error: Exception) -> None:
        """Tell of it if it is news: in a line where the store is to blame, or with a traceback."""
        last = self._last.get(name)
        is_known = last and last.kind is type(error) and last.words == str(error)
        if last and is_known and time.monotonic() - last.told_at < AGAIN:
            return
        self._last[name] = Failure(kind=type(error), words=str(error), told_at=time.monotonic())
        if trouble_of(error):
            self._log.warning("%s waits for the store: %s", name, error)
        else:
            self._log.error("%s failed.", name, exc_info=error)

    def over(self, name: str) -> None:
        """Tell that it does what it should again, if it did not."""
        if name in self._last:
            del self._last[name]
            self._log.warning("%s goes on.", name)
