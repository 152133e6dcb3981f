"""A task that fails is tried three times and then set aside; the others are done meanwhile."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from onrecord.delivery import trying
from onrecord.delivery.clock import database_now
from onrecord.delivery.jobs import run_tasks
from onrecord.delivery.leases import take_lease

done: list[str] = []
MINUTE = dt.timedelta(minutes=1)


@task()
def poison() -> None:
    """Fails whenever it is tried."""
    done.append("poison")
    raise RuntimeError("the picture bites")


@task()
def honest() -> None:
    """Is done."""
    done.append("honest")


@pytest.fixture(autouse=True)
def tasks_are_kept(transactional_db: None, settings: object) -> None:
    """As in production: in the database, for a worker that opens and closes connections."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # type: ignore[attr-defined]  # pytest-django's wrapper
    done.clear()


def a_round() -> None:
    """Do what waits; then let what failed be due again at once."""
    run_tasks()
    trying.try_again(at=database_now() - 2 * MINUTE)


def test_a_poisoned_task_is_tried_three_times_and_keeps_no_other_waiting() -> None:
    poison.enqueue()
    honest.enqueue()

    for _ in range(5):
        a_round()

    assert sorted(done) == ["honest", "poison", "poison", "poison"]
    assert [trying.problem_of(one) for one in trying.set_aside()] == [
        "RuntimeError: the picture bites"
    ]


def test_it_waits_longer_from_try_to_try() -> None:
    poison.enqueue()
    waits = []
    for _ in range(2):
        run_tasks()
        now = database_now()
        trying.try_again(at=now)
        waits.append(DBTaskResult.objects.get().run_after - now)
        DBTaskResult.objects.update(run_after=now - MINUTE)

    assert waits == [dt.timedelta(seconds=10), MINUTE]


def test_a_task_whose_process_died_is_taken_up_and_in_the_end_set_aside() -> None:
    honest.enqueue()
    dead = DBTaskResult.objects.get()
    for _ in range(3):
        dead.refresh_from_db()
        dead.claim("a process that is killed then")
        DBTaskResult.objects.update(started_at=database_now() - 20 * MINUTE)
        trying.try_again(at=database_now())

    assert done == []
    assert [trying.problem_of(one) for one in trying.set_aside()] == [trying.DIED]


def test_the_operator_sees_them_and_has_them_tried_anew(client: Client) -> None:
    take_lease(name="jobs", holder="a process that works")
    poison.enqueue()
    for _ in range(3):
        a_round()
    out = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("tasks", stdout=out)

    assert ended.value.code == 1
    assert "poison: RuntimeError: the picture bites" in out.getvalue()
    alarm = client.get("/healthz/work")
    assert alarm.status_code == 503
    assert b"Tasks that failed 3 times: 1." in alarm.content
    call_command("tasks", "--again", stdout=out)
    assert client.get("/healthz/work").content == b"all is done in time\n"
    run_tasks()
    assert len(done) == 4


def test_that_nobody_works_is_told(client: Client) -> None:
    assert b"No process does what is due" in client.get("/healthz/work").content


def test_what_was_done_a_day_ago_is_forgotten_and_nothing_else() -> None:
    honest.enqueue()
    poison.enqueue()
    for _ in range(3):
        a_round()
    honest.enqueue()

    trying.forget_done(at=database_now() + dt.timedelta(hours=23))
    assert DBTaskResult.objects.successful().count() == 1
    trying.forget_done(at=database_now() + dt.timedelta(hours=25))

    assert DBTaskResult.objects.successful().count() == 0
    assert DBTaskResult.objects.ready().count() == 1
    assert trying.set_aside().count() == 1
