"""People who post to a newsroom without rest, and whether what was acknowledged was kept."""

from __future__ import annotations

import http.client
import itertools
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.faults.newsroom import ACCEPTED, LONGEST_START, Newsroom, Server


@dataclass
class Crowd:
    """People who post without rest; what was not acknowledged they send again, with its key."""

    server: Server
    clients: int = 8
    numbers: Iterator[int] = field(default_factory=itertools.count)
    acknowledged: dict[str, str] = field(default_factory=dict)
    refused: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stopping = threading.Event()
        self._is_abandoned = False
        self._threads = [
            threading.Thread(target=self._post_on, args=(number,), daemon=True)
            for number in range(self.clients)
        ]

    def start(self) -> None:
        """Begin to post."""
        for thread in self._threads:
            thread.start()

    def wait_for(self, more: int) -> None:
        """Wait until so many more comments are acknowledged, and a random moment longer."""
        enough = len(self.acknowledged) + more
        until = time.monotonic() + LONGEST_START
        while len(self.acknowledged) < enough and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(random.uniform(0, 0.1))

    def stop(self) -> None:
        """Let each have what it sent last acknowledged, and end."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=60)
            assert not thread.is_alive(), "A comment was not acknowledged within a minute."

    def abandon(self) -> None:
        """End at once; what was sent last is nobody's business any more."""
        self._is_abandoned = True
        self.stop()

    def _post_on(self, who: int) -> None:
        while not self._stopping.is_set():
            number = next(self.numbers)
            text, key = f"Remark number {number} about the bridge.", f"key-{number}"
            while not self._is_kept(who, text, key):
                if self._is_abandoned:
                    return
                time.sleep(0.02)

    def _is_kept(self, who: int, text: str, key: str) -> bool:
        try:
            status, _, _ = self.server.post(who, text, key)
        except (OSError, http.client.HTTPException):
            return False
        if status == ACCEPTED:
            self.acknowledged[key] = text
            return True
        self.refused.append(status)
        return False


@dataclass(frozen=True)
class Account:
    """How what was acknowledged compares with what was kept."""

    acknowledged: int
    lost: int
    twice: int
    integrity: str

    @property
    def is_clean(self) -> bool:
        """Whether nothing is missing, doubled or broken."""
        return not self.lost and not self.twice and self.integrity == "ok"

    def __str__(self) -> str:
        return (
            f"{self.acknowledged} acknowledged, {self.lost} lost, {self.twice} twice,"
            f" integrity {self.integrity}"
        )


def account_of(newsroom: Newsroom, acknowledged: dict[str, str]) -> Account:
    """Compare; asked while no server runs, or beside one."""
    kept = dict(
        newsroom.ask("SELECT body_source, count(*) FROM discussion_comment GROUP BY body_source")
    )
    [[integrity]] = newsroom.ask("PRAGMA integrity_check(1)")
    return Account(
        acknowledged=len(acknowledged),
        lost=sum(text not in kept for text in acknowledged.values()),
        twice=sum(count > 1 for count in kept.values()),
        integrity=integrity,
    )
