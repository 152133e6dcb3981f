"""The processes of one server: another takes the place of who dies, none outlives their parent."""

from __future__ import annotations

import asyncio
import logging
import signal
from multiprocessing import parent_process

from uvicorn.supervisors import Multiprocess

log = logging.getLogger(__name__)


class Workers(Multiprocess):
    """uvicorn's, which says of none that it died."""

    def keep_subprocess_alive(self) -> None:
        """Have another take the place of each that died, or does not answer."""
        before = list(self.processes)
        super().keep_subprocess_alive()
        for worker in before:
            if worker not in self.processes:
                words = "Worker %s ended with code %s: another takes its place."
                log.warning(words, worker.pid, worker.exitcode)


def end_with_the_parent() -> None:
    """In a worker: go down as when told to, once whoever started it is gone, were it killed.

    Nobody else would tell it to, and it would keep the port from the next server.
    """
    parent, loop = parent_process(), asyncio.get_running_loop()
    if parent is None:
        return

    def end() -> None:
        loop.remove_reader(parent.sentinel)
        signal.raise_signal(signal.SIGTERM)

    loop.add_reader(parent.sentinel, end)
