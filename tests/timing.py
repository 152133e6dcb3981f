"""How long work takes, told so that other work on the machine does not change the answer."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable

LONGER = 4  # the long text, in lengths of the short one
MOST = 8.0  # times as long it may take: 4 where time grows with the length, 16 with its square
ROUNDS = 6


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of one run, without the collection of what others left behind."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        if collecting:
            gc.enable()


def is_done_within(work: Callable[[], object], *, seconds: float) -> bool:
    """Whether one of several runs takes no longer."""
    return any(seconds_of(work) <= seconds for _ in range(ROUNDS))


def assert_time_grows_with_length(
    read: Callable[[str], object], piece: str, *, signs: int = 10_000
) -> None:
    """A text of four times as many signs is read in not much more than four times the time.

    Each length counts with its fastest run. The short one is run first and more often, as only a
    short time that is too long could hide a growth; the long one again as long as that may help.
    """
    text = piece * (LONGER * signs // len(piece) + 1)
    short = long = math.inf
    for _ in range(ROUNDS):
        short = min(short, *(seconds_of(lambda: read(text[:signs])) for _ in range(2)))
        long = min(long, seconds_of(lambda: read(text[: LONGER * signs])))
        if long <= MOST * short:
            return
    raise AssertionError(f"{piece!r}: {long:.4f} s for {LONGER} times what takes {short:.4f} s")
