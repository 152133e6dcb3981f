"""Checks that what was published and decided still is what it was."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from onrecord.delivery.proofs import PROOFS, Proof


class Command(BaseCommand):
    """Recomputes every hash; ends with code 1 and a line for each thing that does not hold."""

    help = "Check published versions and the public moderation log against their hashes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is broken, or how much holds."""
        broken = sum(self._ask(proof) for proof in PROOFS)
        if broken:
            raise CommandError(f"{broken} things are not what they were.", returncode=1)

    def _ask(self, proof: Proof) -> int:
        broken = 0
        for line in proof.broken():
            broken += 1
            self.stdout.write(line)
        if not broken:
            self.stdout.write(proof.holds())
        return broken
