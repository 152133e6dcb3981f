"""Tells Django about this app."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.apps import AppConfig
from django.utils import timezone


class LawConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.law"
    verbose_name = "Law and log"

    def ready(self) -> None:
        """Listen for decisions, enter what was missed, and offer the log's proof."""
        # Imported here: models can only be imported once Django has all apps.
        from onrecord.delivery.jobs import every  # noqa: PLC0415
        from onrecord.delivery.proofs import Proof, offer  # noqa: PLC0415
        from onrecord.law import actions, receivers  # noqa: F401, PLC0415  receivers connect themselves
        from onrecord.law.models import LogEntry, verify_log  # noqa: PLC0415

        every(seconds=60, name="enter what was decided", run=actions.enter_missing)
        for seconds, name, run in (
            (3600, "forget notifiers", actions.forget_notifiers),
            (5, "copy what is held of people", actions.make_archives),
            (3600, "forget copies", actions.forget_archives),
            (60, "erase who leaves", actions.erase_those_due),
        ):
            every(seconds=seconds, name=name, run=partial(_now, run))
        offer(
            Proof(
                broken=lambda: map(str, verify_log()),
                holds=lambda: f"{LogEntry.objects.count()} entries of the moderation log hold.",
            )
        )


def _now(run: Callable[..., Any]) -> None:
    run(at=timezone.now())
