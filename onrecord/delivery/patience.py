"""How long a thread waits for one answer of the database server, where that is another machine."""

from __future__ import annotations

import threading

SHORT, LONG = 3.0, 120.0  # seconds


class Patience(threading.local):
    """Of each thread; commands wait for as long as it takes."""

    seconds: float | None = None


patience = Patience()


def serve_impatiently() -> None:
    """From now on no thread of this process waits long, but those that say so."""
    Patience.seconds = SHORT


def wait_for_long_questions() -> None:
    """This thread asks such as take long: but where one serves, it does not wait for ever."""
    if Patience.seconds is not None:
        patience.seconds = LONG
