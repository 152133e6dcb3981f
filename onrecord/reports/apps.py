"""Tells Django about this app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.reports"
    verbose_name = "Reports"
