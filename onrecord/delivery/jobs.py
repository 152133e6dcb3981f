"""What is done again and again beside serving: each app's jobs in one process, tasks in any."""

from __future__ import annotations

import datetime as dt
import logging
import os
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from onrecord.delivery import sharing
from onrecord.delivery.clock import database_now
from onrecord.delivery.copying.keeping import Keeping
from onrecord.delivery.leases import release_lease, take_lease
from onrecord.delivery.metrics import gauge_of_site, share_numbers
from onrecord.delivery.models import Event, Lease
from onrecord.delivery.patience import wait_for_long_questions
from onrecord.delivery.repeating import Failures
from onrecord.delivery.trying import forget_done, try_again

failures = Failures(logging.getLogger(__name__))
# Each line of jobs has a thread and a lease. In the line of what is due to the second nothing may
# stand that can take long, such as mail.
JOBS, TO_THE_SECOND, PURGES = "jobs", "to the second", "purges"
LOOKS = {JOBS: 1.0, TO_THE_SECOND: 0.3, PURGES: 0.3}  # seconds between two looks at what is due
# How long a lease lasts once its holder is dead: nobody waits long for what is due to the second.
LASTS = {JOBS: 15.0, TO_THE_SECOND: 5.0, PURGES: 5.0}  # seconds; taken anew after a third of it
EVENTS_KEPT = dt.timedelta(days=2)
BATCH = 5000


@dataclass
class Job:
    """One function and the seconds between two runs of it."""

    run: Callable[[], object]
    seconds: float
    line: str
    due: float = 0.0


_jobs: dict[str, Job] = {}


def every(*, seconds: float, name: str, run: Callable[[], object], line: str = JOBS) -> None:
    """Have ``run`` called again and again, in one process at a time. It must be safe to repeat."""
    _jobs[name] = Job(run=run, seconds=seconds, line=line)


def is_working() -> bool:
    """Whether any process does what is due now, or was killed moments ago."""
    return Lease.objects.filter(name__in=LOOKS, until__gt=database_now()).exists()


def nobody_works() -> list[str]:
    """A sentence where that is so."""
    return [] if is_working() else ["No process does what is due. Start: onrecord work"]


class Work:
    """Jobs and tasks, each in a thread: a long task must not delay what is due to the second."""

    def __init__(self) -> None:
        self._holder = f"{os.getpid()}-{secrets.token_hex(8)}"
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._taken: dict[str, float] = {}
        self._keeping = Keeping(is_stopping=self._stopping.is_set)

    def start(self) -> None:
        """Begin; the process may end without waiting for what hangs."""
        lines = {job.line for job in _jobs.values()}
        steps = [(line, LOOKS[line], partial(self.run_jobs, line)) for line in lines]
        others: list[tuple[str, float, Callable[[], object]]] = [
            ("tasks", 1.0, run_tasks),
            ("numbers", sharing.EVERY, share_numbers),
            ("copy", 0.5, self._keeping.step),
        ]
        for name, pause, step in [*steps, *others]:
            thread = threading.Thread(
                target=self._run, args=(name, pause, step), name=name, daemon=True
            )
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Finish what is in hand and let go of the leases."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=10)
        self._keeping.end()
        for line in LOOKS:
            failures.guard("release", partial(release_lease, name=line, holder=self._holder))

    def run_jobs(self, line: str = JOBS) -> None:
        """Do what is due in a line now, if this process holds its lease."""
        if not self._has_lease(line):
            return
        for name, job in _jobs.items():
            if job.line == line and job.due <= time.monotonic():
                job.due = time.monotonic() + job.seconds
                failures.guard(name, job.run)

    def _has_lease(self, line: str) -> bool:
        now = time.monotonic()
        lasts = LASTS[line]
        if now - self._taken.get(line, -lasts) < lasts / 3:
            return True
        if not take_lease(name=line, holder=self._holder, lasts=dt.timedelta(seconds=lasts)):
            return False
        self._taken[line] = now
        return True

    def _run(self, name: str, pause: float, step: Callable[[], object]) -> None:
        def step_anew() -> None:
            close_old_connections()
            step()

        if name not in {TO_THE_SECOND, PURGES}:
            wait_for_long_questions()
        while not self._stopping.wait(pause):
            failures.guard(name, step_anew)
        connection.close()


def run_tasks() -> None:
    """Do the tasks that wait, until none does."""
    # Asked first: the worker takes the database's write lock even to find nothing.
    if not DBTaskResult.objects.ready().exists():
        return
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=secrets.token_hex(16),
    ).run()


def prune_events() -> None:
    """Remove events that every process has long heard, some at a time."""
    events = Event.objects.order_by("pk")
    # The newest stays: a process that starts reads on from it.
    newest = Event.objects.order_by("-pk").values("pk")[:1]
    old = events.filter(at__lt=database_now() - EVENTS_KEPT).exclude(pk__in=newest)
    Event.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:BATCH])).delete()


every(seconds=600, name="prune events", run=prune_events)
gauge_of_site(
    "tasks_waiting",
    lambda: DBTaskResult.objects.ready().count(),
    says="Background tasks that wait to be done.",
)
every(seconds=600, name="forget done tasks", run=lambda: forget_done(at=database_now()))
every(seconds=5, name="try failed tasks again", run=lambda: try_again(at=database_now()))
