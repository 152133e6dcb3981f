"""Tells Django about this app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.reports"
    verbose_name = "Reports"

    def ready(self) -> None:
        """Connect the receivers and give Wagtail our rules."""
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415  models first

        from onrecord.reports import receivers  # noqa: F401, PLC0415  connects itself
        from onrecord.reports.models import Report  # noqa: PLC0415  models first
        from onrecord.reports.rules import ReportPolicy  # noqa: PLC0415  models first

        register_permission_policy(Report, ReportPolicy(Report))
