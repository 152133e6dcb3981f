"""Tells Django about this app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.record"
    verbose_name = "Record"

    def ready(self) -> None:
        """Connect what listens to Wagtail."""
        from onrecord.record import receivers  # noqa: F401,PLC0415  models are ready only now
