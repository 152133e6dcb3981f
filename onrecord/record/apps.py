"""Tells Django about this app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.record"
    verbose_name = "Record"
