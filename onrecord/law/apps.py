"""Tells Django about this app."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.law"
    verbose_name = "Law and log"

    def ready(self) -> None:
        """Listen for decisions, enter what was missed, and offer the log's proof."""
        # Imported here: models can only be imported once Django has all apps.
        from django.utils import timezone  # noqa: PLC0415

        from onrecord.delivery.jobs import every  # noqa: PLC0415
        from onrecord.delivery.proofs import Proof, offer  # noqa: PLC0415
        from onrecord.law import receivers  # noqa: F401, PLC0415  connects itself
        from onrecord.law.actions import enter_missing, forget_notifiers  # noqa: PLC0415
        from onrecord.law.models import LogEntry, verify_log  # noqa: PLC0415

        every(seconds=60, name="enter what was decided", run=enter_missing)
        every(
            seconds=3600,
            name="forget notifiers",
            run=lambda: forget_notifiers(at=timezone.now()),
        )
        offer(
            Proof(
                broken=lambda: map(str, verify_log()),
                holds=lambda: f"{LogEntry.objects.count()} entries of the moderation log hold.",
            )
        )
