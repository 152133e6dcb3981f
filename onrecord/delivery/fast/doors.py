"""The doors by which the site was reached: names and protocols that Django has let in."""

from __future__ import annotations

import threading

from django.http import HttpRequest

from onrecord.delivery.fast.plain import Door

# Anybody can ask for "localhost:1", "localhost:2" and so on: the oldest is forgotten.
MOST = 256

_doors: dict[Door, bool] = {}
_lock = threading.Lock()


def learn(request: HttpRequest) -> bool:
    """Whether Django takes this request as secure; remembered for those who come the same way."""
    is_secure = request.is_secure()
    door = Door(request.META.get("HTTP_HOST", ""), request.META.get("HTTP_X_FORWARDED_PROTO", ""))
    with _lock:
        if door not in _doors:
            if len(_doors) >= MOST:
                del _doors[next(iter(_doors))]
            _doors[door] = is_secure
    return is_secure


def is_secure(door: Door) -> bool | None:
    """What was learned of this door; None where nobody was let in by it."""
    return _doors.get(door)
