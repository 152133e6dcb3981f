"""Hands each event to those in this process who must know, once, however it was heard of."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

log = logging.getLogger(__name__)
REMEMBERED = 4_000  # the tail reads ten times a second; who hears twice drops a page twice


@dataclass(frozen=True)
class Heard:
    """One committed event."""

    id: int
    topic: str
    detail: dict[str, Any]


_listeners: list[Callable[[Heard], None]] = []
_known: OrderedDict[int, None] = OrderedDict()
_lock = threading.Lock()


def listen(listener: Callable[[Heard], None]) -> None:
    """Call ``listener`` with every event from now on. It must be quick and must not fail."""
    _listeners.append(listener)


def hear(events: Iterable[Heard]) -> None:
    """Tell every listener once: our own commits come here at once, and again by the tail."""
    for event in events:
        if _is_new(event.id):
            for listener in _listeners:
                _tell(listener, event)


def forget() -> None:
    """Take every event as not heard before: ids may begin anew with another database."""
    with _lock:
        _known.clear()


def _is_new(event_id: int) -> bool:
    with _lock:
        if event_id in _known:
            return False
        _known[event_id] = None
        if len(_known) > REMEMBERED:
            _known.popitem(last=False)
        return True


def _tell(listener: Callable[[Heard], None], event: Heard) -> None:
    try:
        listener(event)
    except Exception:  # one deaf listener must not keep the others from hearing
        log.exception("Event %s was not taken in.", event.id)
