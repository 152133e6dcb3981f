"""`onrecord createsuperuser`: makes the first account, or says why it did not."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.management.commands import createsuperuser
from django.core.management.base import CommandError

NOBODY_TO_ASK = (
    "No account was made: there is no terminal to ask at. Give --noinput and --email, and the "
    "password as DJANGO_SUPERUSER_PASSWORD."
)


class Command(createsuperuser.Command):
    """Django's, which ends well where it has nobody to ask and has made nobody."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for what is not given, unless told not to."""
        if options["interactive"] and not self.stdin.isatty():
            raise CommandError(NOBODY_TO_ASK, returncode=2)
        try:
            super().handle(*args, **options)
        except CommandError as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        except EOFError:
            raise CommandError("No account was made.", returncode=2) from None
