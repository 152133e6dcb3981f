"""Tells Django about this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.people"
    verbose_name = "People"
