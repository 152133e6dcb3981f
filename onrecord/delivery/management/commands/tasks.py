"""`onrecord tasks`: the background tasks that wait, and those that failed too often."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from onrecord.delivery.clock import database_now
from onrecord.delivery.trying import problem_of, set_aside, try_anew

SHOWN = 100


class Command(BaseCommand):
    """Ends with exit code 1 where a task was set aside, for whatever watches over the site."""

    help = "Show the background tasks that were set aside, or try them again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to try again."""
        parser.add_argument("--again", action="store_true", help="try what was set aside anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each task that was set aside."""
        if options["again"]:
            self.stdout.write(f"{try_anew(at=database_now())} tasks are tried again.")
            return
        waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()
        self.stdout.write(f"{waiting} tasks wait.")
        aside = set_aside()
        for task in aside[:SHOWN]:
            ended = f"{task.finished_at:%Y-%m-%d %H:%M}"
            self.stdout.write(f"{ended} {task.pk} {task.task_path}: {problem_of(task)}")
        if number := aside.count():
            self.stdout.write(f"{number} were set aside. Once mended: onrecord tasks --again")
            raise SystemExit(1)
