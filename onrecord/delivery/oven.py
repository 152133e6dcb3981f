"""Keeps baked pages in memory: made once however many wait, dropped by what they show."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from django.utils import timezone

from onrecord.delivery.baking import Baked, Moved
from onrecord.delivery.hearing import Heard, listen

CAPACITY = 64 * 1024 * 1024  # bytes
LONGEST_WAIT = 30  # seconds that a reader waits for a page that another is having made
ATTEMPTS = 3
WORTH_PACKING = 256  # bytes


@dataclass(frozen=True)
class ReadyPage:
    """A baked page as it is sent: plain, packed (None where that gains nothing), and its tag."""

    baked: Baked
    packed: bytes | None
    tag: str

    @property
    def size(self) -> int:
        """How much memory it takes, nearly."""
        return len(self.baked.body) + len(self.packed or b"") + 1024

    @property
    def is_fresh(self) -> bool:
        """False once time alone has changed what the page should show."""
        return self.baked.fresh_until is None or timezone.now() < self.baked.fresh_until


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
            ready = self._pages.get(address)
            if ready and ready.is_fresh:
                self._pages.move_to_end(address)
                return ready
            baking = self._bakings.get(address)
            is_ours = baking is None
            if baking is None:
                baking = self._bakings[address] = _Baking()
        if not is_ours:
            return baking.outcome.result(timeout=LONGEST_WAIT)
        return self._make(address, bake, baking)

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
            outcome = made if isinstance(made, Moved) else ready_page(made)
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
            self._forget(next(iter(self._pages)))

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


EVERYTHING = "everything"
oven = Oven()


def ready_page(baked: Baked) -> ReadyPage:
    """The page with its packed variant and its tag."""
    packed = gzip.compress(baked.body, compresslevel=6, mtime=0)
    gains = len(baked.body) >= WORTH_PACKING and len(packed) < len(baked.body)
    tag = hashlib.sha256(baked.body).hexdigest()[:32]
    return ReadyPage(baked=baked, packed=packed if gains else None, tag=tag)


def _is_stale(made: Baked, baking: _Baking) -> bool:
    return EVERYTHING in baking.heard or not made.shows.isdisjoint(baking.heard)


def _drop(event: Heard) -> None:
    oven.drop(event.topic)


listen(_drop)
