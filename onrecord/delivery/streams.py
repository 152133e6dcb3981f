"""The open streams of this process: who listens to what, and how many may."""

from __future__ import annotations

import ipaddress
import resource
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.delivery.channels import Channel
from onrecord.delivery.hearing import Heard, listen
from onrecord.delivery.metrics import gauge_of_process

MOST = 12_000  # open streams a process
# Of one address on the internet: a household, an office, many telephones behind one.
MOST_OF_ONE = 500
SPARE = 400  # descriptors for readers of pages, the database and files


class Streams:
    """Counts readers and knows the channels by topic: an event costs its own channels only."""

    def __init__(self) -> None:
        self.open = 0
        self.most = MOST
        self._lock = threading.Lock()
        self._by_topic: dict[str, set[Channel]] = {}
        self._from: Counter[str] = Counter()

    def begin(self) -> None:
        """Have as many descriptors as this process may, since each stream takes one."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self.most = (
            MOST if hard == resource.RLIM_INFINITY else min(MOST, max(hard - SPARE, soft // 2))
        )

    def has_room_for(self, address: str) -> bool:
        """Whether one more reader may listen, who comes from this address."""
        network = _network(address)
        return self.open < self.most and (not network or self._from[network] < MOST_OF_ONE)

    @contextmanager
    def counted(self, address: str) -> Iterator[None]:
        """One more reader from this address, for as long as the stream is open."""
        network = _network(address)
        self.open += 1
        self._from[network] += 1
        try:
            yield
        finally:
            self.open -= 1
            self._from[network] -= 1
            if not self._from[network]:
                del self._from[network]

    def enter(self, channel: Channel) -> None:
        """Let the channel hear of its topics."""
        with self._lock:
            for topic in channel.told.topics:
                self._by_topic.setdefault(topic, set()).add(channel)

    def leave(self, channel: Channel) -> None:
        """Nobody listens to this channel any more."""
        with self._lock:
            for topic in channel.told.topics:
                others = self._by_topic.get(topic, set())
                others.discard(channel)
                if not others:
                    self._by_topic.pop(topic, None)

    def take_in(self, event: Heard) -> None:
        """Wake the channels of the event's topic; called from whichever thread heard of it."""
        with self._lock:
            channels = list(self._by_topic.get(event.topic, ()))
        for channel in channels:
            channel.wake()

    def end_all(self) -> None:
        """Let every stream end: the server goes down, and browsers come back to the next one."""
        with self._lock:
            channels = {channel for group in self._by_topic.values() for channel in group}
        for channel in channels:
            channel.end_soon()


streams = Streams()
listen(streams.take_in)
gauge_of_process("streams_open", lambda: streams.open, says="Readers who listen to live ticks.")


def _network(address: str) -> str:
    """Whose the address is: one of IPv4, a /64 of IPv6. Empty where all come from behind it.

    An address that is not of the internet is a proxy's that nobody has declared, or the operator's.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:  # a socket of this machine has none
        return ""
    if not found.is_global:
        return ""
    return address if found.version == 4 else str(ipaddress.ip_network(f"{found}/64", strict=False))
