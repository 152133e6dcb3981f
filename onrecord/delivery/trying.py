"""Tries a task that failed twice more, and then sets it aside for somebody to look at.

The library tries a task once, and leaves one whose process died as running for ever.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

TRIES = 3
WAITS = {1: dt.timedelta(seconds=10), 2: dt.timedelta(minutes=1)}
LONGEST = dt.timedelta(minutes=15)  # no task of ours takes as long: its process died
DIED = "The process that did it ended."
AT_ONCE = 100
DONE_KEPT = dt.timedelta(days=1)
MOST_FORGOTTEN = 5000
# The library keeps the worker of each try in a list: a third entry is a third try.
TRIED_OFTEN = Q(**{f"worker_ids__{TRIES - 1}__isnull": False})
MAY_BE_TRIED = Q(**{f"worker_ids__{TRIES - 1}__isnull": True})


def try_again(*, at: dt.datetime) -> None:
    """Let what failed, or was left undone, be done once more when its wait is over."""
    dead = DBTaskResult.objects.running().filter(started_at__lt=at - LONGEST)
    failed = DBTaskResult.objects.failed().filter(MAY_BE_TRIED)
    for task in [*dead.order_by("pk")[:AT_ONCE], *failed.order_by("pk")[:AT_ONCE]]:
        tried = len(task.worker_ids)
        if tried < TRIES:
            _change(task, status=TaskResultStatus.READY, run_after=at + WAITS[max(tried, 1)])
        else:
            _change(task, status=TaskResultStatus.FAILED, finished_at=at, traceback=DIED)


def forget_done(*, at: dt.datetime) -> None:
    """Remove what was done a while ago, some at a time: all that waits is looked for among them."""
    done = DBTaskResult.objects.successful().filter(finished_at__lt=at - DONE_KEPT)
    some = list(done.order_by().values_list("pk", flat=True)[:MOST_FORGOTTEN])
    DBTaskResult.objects.filter(pk__in=some).delete()


def set_aside() -> QuerySet[DBTaskResult[Any, Any]]:
    """The tasks that failed too often and are not tried any more, the newest first."""
    aside: QuerySet[DBTaskResult[Any, Any]] = DBTaskResult.objects.failed().filter(TRIED_OFTEN)
    return aside.order_by("-finished_at")


def tasks_set_aside() -> list[str]:
    """A sentence where there are such."""
    number = set_aside().count()
    return [f"Tasks that failed {TRIES} times: {number}. See: onrecord tasks"] if number else []


def try_anew(*, at: dt.datetime) -> int:
    """Put what was set aside back into the line, with all its tries; how many there were."""
    aside = set_aside().order_by()
    return aside.update(status=TaskResultStatus.READY, run_after=at, worker_ids=[])


def problem_of(task: DBTaskResult[Any, Any]) -> str:
    """What went wrong the last time, in a line."""
    return str(task.traceback).strip().rpartition("\n")[2]


def _change(task: DBTaskResult[Any, Any], **facts: object) -> None:
    """Unless another process was quicker."""
    same = DBTaskResult.objects.filter(pk=task.pk, status=task.status, started_at=task.started_at)
    same.update(**facts)
