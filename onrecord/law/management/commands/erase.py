"""Erases accounts by their numbers: once more, after an older backup was restored."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import BigIntegerField
from django.utils import timezone

from onrecord.law.actions import erase
from onrecord.law.models import Leaving
from onrecord.people.models import User


class Command(BaseCommand):
    """Takes the numbers that the desk lists under Erasures."""

    help = "Erase accounts by their numbers, such as those that a restored backup brought back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The numbers of accounts."""
        parser.add_argument("numbers", nargs="+", type=int, metavar="NUMBER")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase each at once; a number that is not here is erased already."""
        at = timezone.now()
        most = BigIntegerField.MAX_BIGINT  # that a database can be asked for
        people = User.objects.in_bulk([one for one in options["numbers"] if abs(one) <= most])
        if staff := [pk for pk, person in people.items() if person.is_staff]:
            raise CommandError(
                f"Account {staff[0]} has desk rights. Take them from it first.", returncode=2
            )
        for number in options["numbers"]:
            if number not in people:
                self.stdout.write(f"Account {number} is not here.")
                continue
            leaving, _ = Leaving.objects.update_or_create(
                person=people[number],
                defaults={"asked_at": at, "due_at": at, "is_asked_by_newsroom": True},
            )
            self.stdout.write(
                f"Account {number} erased: {erase(leaving, at=at).comments} comments."
            )
