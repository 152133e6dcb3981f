"""Tells Django about this app."""

from django.apps import AppConfig


class FrontpageConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.frontpage"
    verbose_name = "Front page"

    def ready(self) -> None:
        """Connect the receivers."""
        from onrecord.frontpage import receivers  # noqa: F401, PLC0415  models first
