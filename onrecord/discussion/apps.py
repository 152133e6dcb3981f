"""Tells Django about this app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.discussion"
    verbose_name = "Discussion"

    def ready(self) -> None:
        """Listen for published reports and for people who leave."""
        from onrecord.discussion import receivers  # noqa: F401,PLC0415  models must be loaded first
