"""Tells Django about this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.people"
    verbose_name = "People"

    def ready(self) -> None:
        """Connect the receivers, register what is done again and again."""
        from onrecord.people import receivers, tasks  # noqa: F401,PLC0415  models must be loaded first
