"""Tells Django about this app."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.moderation"
    verbose_name = "Moderation"

    def ready(self) -> None:
        """Connect the receivers."""
        from onrecord.moderation import receivers  # noqa: F401, PLC0415  models must be loaded
