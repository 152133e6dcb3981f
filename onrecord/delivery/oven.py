"""Keeps baked pages in memory: made once however many wait, dropped by what they show."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from onrecord.delivery.baking import Baked, Moved
from onrecord.delivery.hearing import Heard, listen
from onrecord.delivery.metrics import count, gauge_of_process
from onrecord.delivery.ready import ReadyPage

CAPACITY = 64 * 1024 * 1024  # bytes
LONGEST_WAIT = 30  # seconds that a reader waits for a page that another is having made
ATTEMPTS = 3
EVERYTHING = "everything"  # in the place of a topic


@dataclass
class _Baking:
    """A page being made, and the topics that were heard of meanwhile."""

    outcome: Future[ReadyPage | Moved] = field(default_factory=Future)
    heard: set[str] = field(default_factory=set)


class Oven:
    """One process's pages. It remembers only while it ``keeps``: who hears no events must not."""

    def __init__(self, *, capacity: int = CAPACITY) -> None:
        self.keeps = False
        self._capacity = capacity
        self._size = 0
        self._lock = threading.Lock()
        self._pages: OrderedDict[str, ReadyPage] = OrderedDict()
        self._showing: dict[str, set[str]] = {}
        self._bakings: dict[str, _Baking] = {}

    def fetch(self, address: str, bake: Callable[[], Baked | Moved]) -> ReadyPage | Moved:
        """The page at ``address``, kept or made now; what ``bake`` raises is not kept."""
        with self._lock:
            ready = self.held(address)
            if ready:
                return ready
            baking = self._bakings.get(address)
            is_ours = baking is None
            if baking is None:
                baking = self._bakings[address] = _Baking()
        if not is_ours:
            return baking.outcome.result(timeout=LONGEST_WAIT)
        return self._make(address, bake, baking)

    def held(self, address: str) -> ReadyPage | None:
        """The page kept for ``address``, if there is one that may still be shown.

        Takes no lock, since the server's loop asks this for every request: a page that an event
        drops is out of the table before ``drop`` returns.
        """
        page = self._pages.get(address)
        if page is None or not page.is_fresh:
            return None
        page.is_wanted = True
        return page

    @property
    def size(self) -> int:
        """How many bytes the kept pages take, nearly."""
        return self._size

    def drop(self, topic: str) -> None:
        """Forget every page that shows ``topic``."""
        with self._lock:
            for baking in self._bakings.values():
                baking.heard.add(topic)
            for address in list(self._showing.get(topic, ())):
                self._forget(address)

    def clear(self) -> None:
        """Forget everything: events may have passed unheard."""
        with self._lock:
            for baking in self._bakings.values():
                baking.heard.add(EVERYTHING)
            self._pages.clear()
            self._showing.clear()
            self._size = 0

    def _make(
        self, address: str, bake: Callable[[], Baked | Moved], baking: _Baking
    ) -> ReadyPage | Moved:
        try:
            outcome = self._bake_until_current(address, bake, baking)
        except BaseException as error:
            with self._lock:
                self._bakings.pop(address, None)
            baking.outcome.set_exception(error)
            raise
        baking.outcome.set_result(outcome)
        return outcome

    def _bake_until_current(
        self, address: str, bake: Callable[[], Baked | Moved], baking: _Baking
    ) -> ReadyPage | Moved:
        """Bake again if what the page shows changed meanwhile: some who wait came after that."""
        for attempt in range(ATTEMPTS):
            baking.heard.clear()
            made = bake()
            renders.add()
            outcome = made if isinstance(made, Moved) else ReadyPage(made)
            with self._lock:
                is_stale = isinstance(made, Baked) and _is_stale(made, baking)
                if is_stale and attempt < ATTEMPTS - 1:
                    continue
                if isinstance(outcome, ReadyPage) and not is_stale and self.keeps:
                    self._keep(address, outcome)
                del self._bakings[address]
                return outcome
        raise AssertionError("The last attempt returns.")

    def _keep(self, address: str, page: ReadyPage) -> None:
        self._forget(address)
        self._pages[address] = page
        self._size += page.size
        for topic in page.baked.shows:
            self._showing.setdefault(topic, set()).add(address)
        while self._size > self._capacity:
            self._make_room()

    def _make_room(self) -> None:
        """Let the oldest page go, or pass it by once where it was wanted since the last look."""
        address, page = next(iter(self._pages.items()))
        if page.is_wanted:
            page.is_wanted = False
            self._pages.move_to_end(address)
        else:
            self._forget(address)

    def _forget(self, address: str) -> None:
        page = self._pages.pop(address, None)
        if page is None:
            return
        self._size -= page.size
        for topic in page.baked.shows:
            addresses = self._showing[topic]
            addresses.discard(address)
            if not addresses:
                del self._showing[topic]


oven = Oven()
renders = count("renders", says="Pages that were made, and made again.")
gauge_of_process("oven_bytes", lambda: oven.size, says="What kept pages take in memory.")


def _is_stale(made: Baked, baking: _Baking) -> bool:
    return EVERYTHING in baking.heard or not made.shows.isdisjoint(baking.heard)


def _drop(event: Heard) -> None:
    oven.drop(event.topic)


listen(_drop)
